/** Sequence taggers. */
@NullMarked
package io.sluice.tagging;

import org.jspecify.annotations.NullMarked;
