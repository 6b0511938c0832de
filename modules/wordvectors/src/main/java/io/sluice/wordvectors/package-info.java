/**
 * Learning vectors for words and documents through deeplearning4j-nlp: Word2Vec, ParagraphVectors
 * and fastText.
 *
 * <p><b>For</b>: putting this module on the class path, so that {@link
 * io.sluice.embeddings.learning.VectorLearner#installed} finds {@link
 * io.sluice.wordvectors.Dl4jLearner}; document vectors ({@link
 * io.sluice.wordvectors.ParagraphLearner}); and the tokenizers and sentence sources of either side
 * in the other ({@link io.sluice.wordvectors.SluiceTokenizerFactory}, {@link
 * io.sluice.wordvectors.Dl4jTokenizer}, {@link io.sluice.wordvectors.SluiceSentenceIterator},
 * {@link io.sluice.wordvectors.Dl4jSentences}). <b>Not for</b>: using vectors, which needs none of
 * this (module {@code embeddings}).
 *
 * <p>Traps: ND4J's jars work on the class path only, and JDK 22 and later want {@code
 * --enable-native-access=ALL-UNNAMED}. There is no GloVe learner in deeplearning4j-nlp. Its own
 * readers of vector files are left alone: models loaded as static throw when asked for neighbours.
 */
@NullMarked
package io.sluice.wordvectors;

import org.jspecify.annotations.NullMarked;
