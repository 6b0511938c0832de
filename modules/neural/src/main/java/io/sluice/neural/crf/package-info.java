/**
 * Linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001): label paths judged
 * as wholes, with exact probabilities.
 *
 * <p>For: training the scores between labels together with a network that scores labels of tokens
 * ({@link io.sluice.neural.crf.CrfLayer}), and asking a trained field for best paths and
 * probabilities ({@link io.sluice.neural.crf.Crf}, {@link io.sluice.neural.crf.Lattice}). Not for:
 * the network that gives the scores, or what labels mean. Labels are numbers here; a label scheme
 * becomes {@link io.sluice.neural.crf.Constraints}.
 *
 * <h2>What it computes</h2>
 *
 * <p>T positions, K labels. The network gives emissions e [T, K]; the field has transitions [K, K],
 * from and to, start [K] and end [K]. All logarithms are natural.
 *
 * <pre>
 * score(y) = start[y[0]] + sum over t of (e[t, y[t]] + transitions[y[t-1], y[t]]) + end[y[T-1]]
 * p(y) = e^score(y) / Z        Z = sum over all allowed paths of e^score
 * loss = -ln p(gold path)      or -ln sum of p over the paths that agree with what is known
 * </pre>
 *
 * <h2>Training</h2>
 *
 * <ol>
 *   <li>Construct the layer with the other layers of the network; it declares its parameters, which
 *       start at zero. Its emissions are the outputs of a {@link io.sluice.neural.dense.Dense} of
 *       as many outputs as there are labels: both have the same width.
 *   <li>For every batch: forward to the emissions, {@code train}, backward from the derivatives
 *       that lie where the emissions were, update. The result is the sum of the lanes' losses;
 *       derivatives are multiplied by the scale, such as 1 / lanes. Gradients are added up.
 *   <li>Where labels are known in part, hand over a {@link io.sluice.neural.crf.LabelSet} for each
 *       position: one label, some, or all where nothing is known. With one label everywhere it is
 *       the same loss.
 *   <li>{@code predictor()} or the exported tensors make a {@code Crf}.
 * </ol>
 *
 * <pre>{@code
 * CrfLayer layer = new CrfLayer(engine, parameters, "crf", constraints, steps, lanes);
 * parameters.allocate(engine.arena());
 * // emissions: [steps * lanes, layer.width()]
 * double loss = layer.train(emissions, steps, lanes, lengths, gold, 1.0 / lanes);
 * // emissions now hold the derivatives by them
 *
 * Crf crf = layer.predictor();
 * Lattice lattice = crf.lattice(Emissions.lane(scores, layer.width(), lanes, 0, lengths[0]));
 * int[] labels = lattice.bestLabels();
 * double sure = lattice.marginal(1, labels[1]);
 * // a span of label 1 (begins) and 2 (goes on), from position 1 to 3, and not on at 3
 * LabelSet begins = LabelSet.of(3, 1);
 * LabelSet goesOn = LabelSet.of(3, 2);
 * double span = lattice.probability(1, List.of(begins, goesOn, goesOn.complement()));
 * }</pre>
 *
 * <h2>Prediction</h2>
 *
 * <ol>
 *   <li>A {@code Crf} is immutable and shared by threads. {@code withTemperature} gives another one
 *       that is less sure of the same best path, for calibration.
 *   <li>{@code lattice} takes the emissions of one sequence and, if something is known of its
 *       labels, a set for each position: then only paths that agree exist, and probabilities are
 *       given that.
 *   <li>A {@code Lattice} belongs to one thread. What it is asked for the first time it computes;
 *       best labels need no sums, probabilities share one forward and one backward pass.
 *   <li>A field of zero weights is a softmax at each position: its lattices give softmax heads the
 *       same answers, constraints and spans included.
 * </ol>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>Constraints hold at the first and the last position, too, and in training as in prediction:
 *       a field trained with some and used with others gives probabilities of neither.
 *   <li>Gold labels that break the constraints have probability zero; they are refused, not
 *       repaired. Convert the scheme before.
 *   <li>The most probable label at each position, from the marginals, need not be an allowed path.
 *   <li>The probability of a span is not the product of its labels' marginals. Remember the
 *       position after it: in IOB2 a span goes on until the next label says otherwise.
 *   <li>Emissions are [T, B, width], rows of steps lie together; a lane's rows are {@code lanes *
 *       width} apart. Those beyond a lane's length are not looked at.
 *   <li>In training, emissions that are not finite give a loss that is not, for the optimiser to
 *       refuse; in prediction they are refused at once.
 * </ul>
 *
 * <p>All sums are in double. Results are the same bytes for any number of threads.
 */
@NullMarked
package io.sluice.neural.crf;

import org.jspecify.annotations.NullMarked;
