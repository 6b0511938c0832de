/**
 * Label schemes: how chunks (names, phrases) are written as one label per token, and back.
 *
 * <pre>
 *            Ada    Lovelace  met  Charles  Babbage  Paris  .
 * IO         I-PER  I-PER     O    I-PER    I-PER    I-LOC  O
 * IOB1       I-PER  I-PER     O    I-PER    I-PER    I-LOC  O     B- only where a chunk touches one of the same type
 * IOB2       B-PER  I-PER     O    B-PER    I-PER    B-LOC  O
 * IOBES      B-PER  E-PER     O    B-PER    E-PER    S-LOC  O
 * </pre>
 *
 * <p>Start with {@link io.sluice.text.label.LabelScheme}. Reading chunks is lenient and the same
 * for every scheme, malformed sequences included; {@link
 * io.sluice.text.label.LabelScheme#firstProblem} is strict. {@link
 * io.sluice.text.label.SchemeDetector} finds out which scheme a corpus is written in and says why.
 *
 * <p>Not here: offsets into text (package {@code document}), files (module corpora).
 */
@NullMarked
package io.sluice.text.label;

import org.jspecify.annotations.NullMarked;
