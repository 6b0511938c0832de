/**
 * Sequence taggers: names, parts of speech, phrases, or any other label for the tokens of a
 * sentence. What to know to use one, and to change one.
 *
 * <p><b>For</b>: tagging text with a trained {@link io.sluice.tagging.Tagger}, and learning how
 * sure it is. <b>Not for</b>: making taggers (package {@code training}), scoring them (package
 * {@code evaluation}), reading annotated files and configurations (other modules).
 *
 * <h2>What a tagger computes</h2>
 *
 * <p>T tokens, D numbers a token, H units of each direction, K labels of a layer.
 *
 * <pre>
 * x(t) = embeddings of token t, side by side                              [D]
 * h(t) = recurrent layers over x, both ways                               [2 H]
 * e(t) = W h(t) + b                                                       [K]
 * score(y) = start[y(0)] + sum of e(t)[y(t)] + sum of transitions[y(t-1), y(t)] + end[y(T-1)]
 * P(y) = e^(score(y) / temperature) / Z      0 for what the label scheme forbids
 * </pre>
 *
 * <p>The labels given are the most probable sequence. A span's probability is exact: the sum over
 * all sequences that have a span of just these tokens and this label. Several layers of labels
 * (names and parts of speech, say) share embeddings and recurrent layers, each with a score and a
 * random field of its own; with a softmax instead, transitions are zero and nothing is forbidden.
 *
 * <h2>Protocol</h2>
 *
 * <ol>
 *   <li>Train: {@link io.sluice.tagging.training.TaggerTrainer}, with the layers of labels,
 *       embeddings and sizes of {@link io.sluice.tagging.TaggerSettings}.
 *   <li>{@link io.sluice.tagging.Tagger#calibrate} on sentences that training has not seen, so that
 *       probabilities mean what they say; {@link io.sluice.tagging.Tagger#save}.
 *   <li>{@link io.sluice.tagging.Tagger#load}, once; share it between threads.
 *   <li>{@code tag} texts, documents or sentences; {@code tagAll} for many; {@link
 *       io.sluice.tagging.Tagger#batches} for many on several threads. All give the same.
 *   <li>{@link io.sluice.tagging.Tagger#abstainBelow} leaves out what is not sure enough; {@link
 *       io.sluice.tagging.Tagger#complete} keeps labels that are known; {@link
 *       io.sluice.tagging.Tagger#analyse} gives all probabilities and the best alternatives; {@link
 *       io.sluice.tagging.Tagger#streaming} labels text that is still arriving.
 * </ol>
 *
 * <pre>{@code
 * TaggerSettings settings =
 *     TaggerSettings.of(
 *             LabelLayer.spans("ner"),
 *             List.of(WordSettings.of(20), CharacterCnnSettings.of(10, 10)),
 *             30)
 *         .withInputDropout(new LayerDropout.Locked(0.2));
 * TaggerTrainingSettings training =
 *     TaggerTrainingSettings.of(8, Budget.epochs(10), optimiser);
 * try (TaggerTrainer trainer =
 *     TaggerTrainer.start(engine, settings, training, 1, train, development)) {
 *   while (!trainer.finished()) {
 *     trainer.step();
 *     if (trainer.evaluationDue()) {
 *       trainer.evaluate();
 *     }
 *   }
 *   trainer.tagger().calibrate(development).save(file, "names");
 * }
 * Tagger tagger = Tagger.load(file);
 * List<Span> spans = tagger.tag("Ada Lovelace met Alan Turing in London").spans();
 * }</pre>
 *
 * <h2>Shapes and labels</h2>
 *
 * <ul>
 *   <li>In memory, [T, B, width] as everywhere: time-major, widths padded to multiples of 16.
 *   <li>Tensors: {@code embeddings.<i>.…}, {@code recurrent.…}, {@code output.<layer>.weight} [K,
 *       outputs] and {@code .bias} [K], {@code crf.<layer>.transitions} [K, K], {@code .start} and
 *       {@code .end} [K].
 *   <li>Inside, spans are written in the scheme of the {@link io.sluice.tagging.LabelLayer},
 *       outside always in IOB2. Sentences to learn from may be in any scheme.
 *   <li>{@code ?} and {@code _} are labels that nobody knows: in training every sequence that
 *       agrees with the rest counts, in {@code complete} they are filled in, and measuring leaves
 *       them out. In CoNLL-U's layer {@code feats}, {@code _} is a label: no features.
 * </ul>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>A tagger expects tokens cut as those it learned from. {@code tag(String)} cuts as English
 *       corpora do; give another {@link io.sluice.text.token.Tokenizer} where that is wrong.
 *   <li>A span's probability is that of the whole span. Where two boundaries are about as probable,
 *       both spans are improbable: look at the {@code best} of an analysis.
 *   <li>Abstaining leaves out spans; it does not look for others.
 *   <li>Sentences of more than 1,024 tokens are tagged in pieces with context, cut where no span
 *       is: memory stays bounded, and labels near a cut may differ from those of the whole.
 *   <li>A stream's labels are never taken back; let them wait for a few tokens.
 *   <li>Kernels are chosen when a tagger is made: with {@code sluice-vector} on the class path and
 *       {@code --add-modules jdk.incubator.vector}, the same bytes come several times faster.
 * </ul>
 */
@NullMarked
package io.sluice.tagging;

import org.jspecify.annotations.NullMarked;
