/** YAML to a checked configuration, a run directory, checkpoints, metrics and a report. */
@NullMarked
package io.sluice.experiments;

import org.jspecify.annotations.NullMarked;
