/**
 * Recurrent layers: cells, stacks in one or both directions, dropout inside them, state carried in
 * and out.
 *
 * <p>For: training layers by back-propagation through time over windows of a batch ({@link
 * io.sluice.neural.recurrent.RecurrentStack}), and running trained forward layers step by step
 * ({@link io.sluice.neural.recurrent.RecurrentPredictor}). Not for: embeddings, output layers and
 * losses, updates of parameters, or anything that knows words.
 *
 * <h2>Training</h2>
 *
 * <ol>
 *   <li>Open an engine and create {@link io.sluice.neural.parameter.Parameters}.
 *   <li>Construct the stack; it declares its parameters and allocates everything that passes need,
 *       for at most so many steps and lanes. Construct the other layers.
 *   <li>{@code parameters.allocate(arena)}, then {@code initialise} or {@code load}.
 *   <li>For every window: {@code forward} with {@link io.sluice.neural.recurrent.Pass.Training},
 *       compute the loss and its derivative by the outputs, {@code backward}, update. Gradients are
 *       added up: set them to zero between updates, not between windows of one update.
 *   <li>To measure, {@code forward} with {@link io.sluice.neural.recurrent.Pass#EVALUATION}, or
 *       with one {@link io.sluice.neural.recurrent.Pass#evaluations} for all windows between which
 *       no weight changes, which packs weights once; and with another {@link
 *       io.sluice.neural.recurrent.CarriedState}. A backward pass belongs to the forward pass in
 *       training right before it.
 * </ol>
 *
 * <pre>{@code
 * try (Engine engine = Engine.open(new EngineSettings("java", 2))) {
 *   Parameters parameters = new Parameters();
 *   RecurrentSettings settings =
 *       RecurrentSettings.of(Cell.LSTM, 2, 40).withLayerDropout(new LayerDropout.Locked(0.2));
 *   RecurrentStack stack = new RecurrentStack(engine, parameters, settings, 20, steps, lanes);
 *   parameters.allocate(engine.arena());
 *   stack.initialise(SeededRandom.of(1, "weights"));
 *   Pass pass = new Pass.Training(SeededRandom.of(1, "dropout"));
 *   CarriedState state = stack.newState(lanes);
 *
 *   Floats output = stack.forward(pass, input, steps, lanes, state);
 *   // dOutput: derivative of the loss by output
 *   stack.backward(dOutput, dInput);
 * }
 * }</pre>
 *
 * <h2>Shapes</h2>
 *
 * <p>T steps, B lanes, I input width, H hidden units, R outputs of a direction (H, or fewer where
 * they are projected), W output width. Activations are [T, B, width], row-major. In memory every
 * width is padded to a multiple of 16 with zeros, and outputs of a bidirectional stack are two
 * padded halves side by side; {@code inputWidth}, {@code outputWidth} and {@code outputPlace} say
 * where things lie. Canonical tensors, as {@code export} gives them, have no padding:
 *
 * <ul>
 *   <li>{@code recurrent.<layer>.<forward|backward>.input.weight} [gates * H, I]
 *   <li>{@code ….hidden.weight} [gates * H, R]
 *   <li>{@code ….bias} [gates * H], gates in the order i, f, g, o; f, g, o; r, z, n; h
 *   <li>{@code ….peephole} [3, H], i, f, o; {@code ….candidate.hidden.bias} [H] of a GRU
 *   <li>{@code ….input.gain} and {@code ….hidden.gain} [4, H], {@code ….cell.gain} and {@code
 *       ….cell.bias} [H] of an LSTM with layer normalisation
 *   <li>{@code ….projection.weight} [R, H], where outputs are projected
 * </ul>
 *
 * <h2>How a layer computes</h2>
 *
 * <ol>
 *   <li>Inputs of all steps are projected by one large product of the engine; of an input that few
 *       different rows make up, those rows ({@link io.sluice.neural.recurrent.RepeatedInput}).
 *   <li>For every step, each worker multiplies the hidden units of the step before by its own
 *       packed panels of recurrent weights onto the projection, and runs the gate pass over each
 *       panel while it is in cache; then all meet once. A worker owns whole blocks of 16 hidden
 *       units.
 *   <li>Backward, likewise: derivatives of the step after times its panels of the transposed
 *       weights, onto the derivatives by the outputs; the gate pass; one meeting. The derivatives
 *       by the pre-activations lie over the gates; those that recurrent products read may be
 *       rounded and lie elsewhere ({@link io.sluice.neural.gemm.StepRows}).
 *   <li>Where outputs are projected, a step has one more phase with a meeting of its own: forward
 *       after the gates, backward before them.
 *   <li>Weight gradients of all steps, and the derivative by the input, are large products again.
 * </ol>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>Lanes may differ in length. From its length on a lane keeps its state, its outputs are
 *       zero, and derivatives there are ignored; its inputs must be finite all the same.
 *   <li>Only the forward direction carries state; the reverse direction starts from zero, there
 *       being no future to carry it from. The final state passes no gradient on.
 *   <li>The output of a forward pass is valid until the next one, the input must stay until the
 *       backward pass is done.
 *   <li>Padding must be zero: inputs, and derivatives by outputs.
 *   <li>Masks of a pass depend on the generator's state alone, never on threads: capture the
 *       generator to continue a run exactly. A window is a sequence to locked and recurrent
 *       dropout.
 *   <li>With a {@code java} engine, results are the same bytes for any number of threads, with and
 *       without the Vector API, and in prediction. Other providers round the large products in
 *       their own way.
 * </ul>
 */
@NullMarked
package io.sluice.neural.recurrent;

import org.jspecify.annotations.NullMarked;
