/** Character, byte and word language models: training, scoring and generation. */
@NullMarked
package io.sluice.language;

import org.jspecify.annotations.NullMarked;
