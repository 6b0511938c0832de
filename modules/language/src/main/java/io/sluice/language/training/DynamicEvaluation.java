package io.sluice.language.training;

import io.sluice.language.LanguageModel;
import io.sluice.language.Score;
import io.sluice.language.SymbolScorer;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.AnchoredDescent;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures a model that goes on learning from the text it reads (Krause et al. 2018, "Dynamic
 * Evaluation of Neural Sequence Models").
 *
 * <ol>
 *   <li>A window of symbols is predicted, each from all before it; its loss counts.
 *   <li>Only then do the weights take a step down its gradient, and a step back to the original
 *       weights; see {@link AnchoredDescent}.
 *   <li>The state goes on to the next window.
 * </ol>
 *
 * <p>So nothing is predicted by what was learned from it, but the figure says how well a text is
 * predicted by a model that learns from it: compare it with other adapted figures only. The model
 * that was given stays as it is, and every text begins with its weights.
 *
 * <p>How large gradients usually are is learned from the windows read so far, or, if {@link
 * #observe} was called, from another text.
 *
 * <pre>{@code
 * try (var evaluation = DynamicEvaluation.open(EngineSettings.defaults(), model, Adaptation.DEFAULT)) {
 *   double nats = evaluation.score(text).natsPerSymbol();
 * }
 * }</pre>
 *
 * <p>The same model, settings and text give the same figure; with provider {@code java} on any
 * machine and for any number of threads. Used by one thread at a time.
 */
public final class DynamicEvaluation implements AutoCloseable {
  private final LanguageModel model;
  private final Adaptation adaptation;
  private final Engine engine;
  private final TrainingNetwork network;
  private final AnchoredDescent descent;
  private final CarriedState carried;
  private final Pass.Training pass = new Pass.Training(SeededRandom.of(0, "dropout"));
  private final int[] inputs;
  private final int[] targets;
  private boolean given;

  private DynamicEvaluation(Engine engine, LanguageModel model, Adaptation adaptation) {
    this.model = model;
    this.adaptation = adaptation;
    this.engine = engine;
    int window = adaptation.window();
    int vocabulary = model.codec().vocabulary().size();
    network = new TrainingNetwork(engine, model.settings().predicting(), vocabulary, window, 1);
    Map<String, NamedTensor> tensors = new HashMap<>();
    model.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    network.load(tensors);
    descent = network.anchoredDescent();
    carried = network.newState(1);
    inputs = new int[window];
    targets = new int[window];
  }

  /**
   * Opens an engine and an evaluation on it; closing the evaluation closes both.
   *
   * @throws IllegalArgumentException if the model's weights are narrower than float32
   */
  public static DynamicEvaluation open(
      EngineSettings settings, LanguageModel model, Adaptation adaptation) {
    check(model);
    Engine engine = Engine.open(settings);
    try {
      return new DynamicEvaluation(engine, model, adaptation);
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
  }

  /**
   * Refuses models that cannot go on learning.
   *
   * @throws IllegalArgumentException if the weights are narrower than float32
   */
  public static void check(LanguageModel model) {
    if (model.precision() != WeightPrecision.FP32) {
      throw new IllegalArgumentException(
          "only a model with fp32 weights can go on learning, this one has %s; take the model that it was made from"
              .formatted(model.precision().label()));
    }
  }

  /**
   * Learns how large gradients usually are from a text that the model was trained on; the weights
   * stay as they are. Several texts count together. The reader is not closed.
   *
   * @throws io.sluice.text.UnknownSymbolException if a symbol is not in the vocabulary and there is
   *     no unknown symbol
   */
  public void observe(Reader text) throws IOException {
    if (!given) {
      descent.forget();
    }
    begin();
    model.score(text, new Stream(Step.OBSERVE));
    given = descent.observed() > 0;
  }

  /**
   * Scores a text of any length: every symbol after the first. The reader is not closed.
   *
   * @throws io.sluice.text.UnknownSymbolException if a symbol is not in the vocabulary and there is
   *     no unknown symbol to charge it as
   * @throws IllegalArgumentException if the weights run away, as they do if the rate is far too
   *     high
   */
  public Score score(Reader text) throws IOException {
    if (!given) {
      descent.forget();
    }
    begin();
    return model.score(text, new Stream(given ? Step.ADAPT : Step.OBSERVE_AND_ADAPT));
  }

  private void begin() {
    descent.rewind();
    carried.reset();
  }

  /** What is done with the gradients of a window. */
  private enum Step {
    OBSERVE,
    ADAPT,
    OBSERVE_AND_ADAPT
  }

  /** One text, window by window. */
  private final class Stream implements SymbolScorer {
    private final Step step;
    private int last = -1;
    private int waiting;
    private long predicted;
    private double nats;

    Stream(Step step) {
      this.step = step;
    }

    @Override
    public void accept(int symbol) {
      if (last >= 0) {
        inputs[waiting] = last;
        targets[waiting++] = symbol;
        if (waiting == inputs.length) {
          read();
        }
      }
      last = symbol;
    }

    private void read() {
      double loss = network.train(pass, inputs, targets, waiting, 1, carried);
      if (!Double.isFinite(loss)) {
        throw new IllegalArgumentException(
            "after %d symbols the adapted weights predict nothing any more (loss %s): the"
                    .formatted(predicted, loss)
                + " adaptation rate %s is too high; give a lower one".formatted(adaptation.rate()));
      }
      nats += loss;
      predicted += waiting;
      waiting = 0;
      if (step != Step.ADAPT) {
        descent.observe();
      }
      if (step == Step.OBSERVE) {
        network.discardGradients();
      } else {
        descent.step(adaptation.rate(), adaptation.decay(), Adaptation.DAMPING);
      }
    }

    @Override
    public Score finish(long unknown, long characters) {
      if (waiting > 0) {
        read();
      }
      return new Score(nats, predicted, unknown, Math.max(0, characters - 1));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
