/**
 * Tokens to vectors: the seam between words and networks, and the stacking of what stands on it.
 *
 * <p><b>For</b> turning sentences into the input of a recurrent stack, in training and in
 * prediction, and for bringing what that takes into a model file and back. <b>Not for</b> what
 * networks make of it (neural, tagging) or where vectors come from (catalog, wordvectors).
 *
 * <h2>From settings to vectors</h2>
 *
 * <ol>
 *   <li>{@link io.sluice.embeddings.EmbeddingSettings}: what a configuration asks for.
 *   <li>{@link io.sluice.embeddings.EmbeddingStack#prepare} makes embeddings of them and the words
 *       of the training data: vocabularies are fixed now.
 *   <li>{@link io.sluice.embeddings.EmbeddingStack#layer}: training. Declares its parameters with
 *       those of the other layers of the network.
 *   <li>{@link io.sluice.embeddings.EmbeddingStack#encoder}: prediction, from exported tensors.
 *   <li>A model file holds {@code stack.toJson()} in its manifest, {@code stack.vocabularies()}
 *       among its vocabularies, {@code layer.export()} and {@code stack.fixedTensors()} among its
 *       tensors; {@link io.sluice.embeddings.EmbeddingStack#load} makes the stack of them again.
 * </ol>
 *
 * <pre>{@code
 * EmbeddingStack stack =
 *     EmbeddingStack.prepare(List.of(WordSettings.of(64), ShapeSettings.of(8)), WordCounts.of(training));
 * StackLayer layer = stack.layer(engine, parameters);
 * parameters.allocate(engine.arena());
 * layer.initialise(SeededRandom.of(seed, "embeddings"));
 *
 * layer.forward(new Pass.Training(random), TokenBatch.of(sentences), input); // [T * B, layer.width()]
 * layer.backward(dInput);
 *
 * StackEncoder encoder = stack.encoder(tensors); // exported and fixed ones by name
 * encoder.encode(TokenBatch.of(sentence), vectors);
 * }</pre>
 *
 * <p>New kinds implement {@link io.sluice.embeddings.EmbeddingSettings}, {@link
 * io.sluice.embeddings.TokenEmbedding} with its layer and encoder, and {@link
 * io.sluice.embeddings.EmbeddingKind}, which {@link java.util.ServiceLoader} finds.
 */
@NullMarked
package io.sluice.embeddings;

import org.jspecify.annotations.NullMarked;
