/**
 * Language models over characters, bytes or words: what to know to use one, and to change one.
 *
 * <p><b>For</b>: predicting text. {@link io.sluice.language.LanguageModel} writes text, measures
 * text, and hands out states to do either step by step. <b>Not for</b>: making models (package
 * {@code training}), choosing symbols from logits (package {@code generation}), judging what was
 * written (package {@code novelty}), reading corpora and configurations (other modules).
 *
 * <h2>What a model computes</h2>
 *
 * <p>V symbols, I embedding dimensions, H hidden units.
 *
 * <pre>
 * x(t) = E[symbol(t)]                       E [V, I]
 * h(t), state(t) = layers(x(t), state(t-1)) H units at the top
 * logits(t) = W h(t) + b                    W [V, H], or E itself where weights are tied
 * P(symbol(t+1) = v | all before) = softmax(logits(t))[v]
 * </pre>
 *
 * <h2>Protocol of a stream</h2>
 *
 * <ol>
 *   <li>Begin with {@link io.sluice.language.LanguageModel#start} to write (the model has just seen
 *       the end of a line), or with {@link io.sluice.language.LanguageModel#blank} to measure (it
 *       has seen nothing).
 *   <li>{@link io.sluice.language.LanguageModel#logits} of a state rate what comes next.
 *   <li>{@link io.sluice.language.LanguageModel#step} gives the state after one more symbol. The
 *       old state stays as it was: continue it in two ways and there are two streams.
 * </ol>
 *
 * <p>{@code generate}, {@code search} and {@code score} do this for you. Their results are those of
 * single steps, bit for bit: a batch of texts equals its texts one by one, and a long run scored at
 * once equals its symbols one by one.
 *
 * <h2>What a score means</h2>
 *
 * <ol>
 *   <li>Every symbol after the first is predicted from all symbols before it, in one stream. There
 *       are no windows: nothing is forgotten at the edge of one.
 *   <li>A symbol outside of the vocabulary is predicted and charged as the unknown symbol, and
 *       counted in {@link io.sluice.language.Score#unknown}. The charge is too low by what it would
 *       take to say which symbol it is, so compare models only if few are unknown.
 *   <li>Nats per symbol compare models of the same symbols; {@link
 *       io.sluice.language.Score#bitsPerCharacter} compares characters with bytes. Models of words
 *       say nothing about white space, so their bits per character are not comparable with those.
 * </ol>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>A prompt is taken to stand at the beginning of a line. To continue something else, step
 *       through that first and sample from its state.
 *   <li>The end of a prompt matters: a trained character model has hardly ever seen a space at the
 *       end of a line.
 *   <li>Characters of a prompt must be in the vocabulary; unknown words become the unknown word.
 *       The unknown symbol is never written.
 *   <li>The weights of {@link io.sluice.language.LanguageModel#tensors} are borrowed. Do not change
 *       them.
 *   <li>Kernels are chosen when a model is made: with {@code sluice-vector} on the class path and
 *       {@code --add-modules jdk.incubator.vector}, the same bytes come several times faster.
 *   <li>{@link io.sluice.language.LanguageModel#quantised} writes faster on such kernels only, and
 *       what it rounds off is lost: keep the model as it was trained.
 * </ul>
 *
 * <p>A compiled example of every use is {@code Readme} in the examples module.
 */
@NullMarked
package io.sluice.language;

import org.jspecify.annotations.NullMarked;
