package io.sluice.language;

import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Hypothesis;
import io.sluice.language.generation.Sampling;
import io.sluice.model.ModelCard;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.State;
import io.sluice.neural.team.Team;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Predicts text symbol by symbol: writes it and measures it. Immutable and safe to share between
 * threads; every call computes on its caller's thread, but where it is given a team. What was read
 * so far is a {@link State} that the caller holds.
 *
 * <pre>{@code
 * var model = LanguageModel.load(path);
 * model.generate("ROMEO:", Sampling.seeded(7).topP(0.9).temperature(0.8), System.out::print);
 * double bits = model.score(text).bitsPerCharacter();
 * }</pre>
 */
public final class LanguageModel {
  private static final String PROMPT = "prompt";

  private final SymbolCodec codec;
  private final LanguageModelSettings settings;
  private final Map<String, NamedTensor> tensors;
  private final Quantisation quantisation;
  private final SymbolPredictor predictor;

  private LanguageModel(
      SymbolCodec codec, LanguageModelSettings settings, Quantisation.Rounded weights) {
    this.codec = codec;
    this.settings = settings;
    tensors = weights.tensors();
    quantisation = weights.quantisation();
    predictor = new SymbolPredictor(architecture(), tensors, quantisation, Kernels.best());
  }

  /**
   * A model of canonical tensors; others are left out.
   *
   * @param tensors borrowed, not copied
   * @throws IllegalArgumentException if one is missing or has another shape than the settings ask
   *     for
   */
  public static LanguageModel of(
      SymbolCodec codec, LanguageModelSettings settings, Collection<NamedTensor> tensors) {
    Architecture architecture = new Architecture(codec.kind(), codec.vocabulary().size(), settings);
    Map<String, NamedTensor> available = new LinkedHashMap<>();
    tensors.forEach(tensor -> available.put(tensor.name(), tensor));
    Map<String, NamedTensor> own = new LinkedHashMap<>();
    architecture.require(available).forEach(tensor -> own.put(tensor.name(), tensor));
    return of(codec, settings, new Quantisation.Rounded(Quantisation.NONE, own));
  }

  /** A model of exactly its own tensors. */
  static LanguageModel of(
      SymbolCodec codec, LanguageModelSettings settings, Quantisation.Rounded weights) {
    return new LanguageModel(codec, settings, weights);
  }

  /**
   * The same model with weights of fewer bits, which predicts faster and a little worse, and whose
   * file is smaller. Embeddings, input and recurrent weights and the output layer are rounded;
   * biases, activations and sums are not. How much worse is for {@link #score} to say.
   *
   * <pre>{@code
   * var small = model.quantised(WeightPrecision.INT8);
   * small.save(Path.of("small.sluice"), "small");
   * }</pre>
   *
   * @return this model if it has that precision
   * @throws IllegalArgumentException if the weights were rounded otherwise before, or are not
   *     finite
   */
  public LanguageModel quantised(WeightPrecision precision) {
    if (precision == precision()) {
      return this;
    }
    return new LanguageModel(codec, settings, quantisation.to(precision, tensors.values()));
  }

  /** Of the weights; {@link WeightPrecision#FP32} unless the model was {@link #quantised}. */
  public WeightPrecision precision() {
    return quantisation.precision();
  }

  Quantisation quantisation() {
    return quantisation;
  }

  /**
   * Loads a model file. The file may come from anywhere: sizes and checksums are checked.
   *
   * @param file a model file, or the directory of a run, which holds {@code model.sluice}
   * @throws io.sluice.model.ModelFormatException if it is not a sound language model
   * @throws IOException if it cannot be read
   */
  public static LanguageModel load(Path file) throws IOException {
    return ModelFiles.load(file);
  }

  /** Saves under a name, without provenance; replaces {@code file} atomically. */
  public void save(Path file, String name) throws IOException {
    save(file, ModelCard.named(name), JsonObject.EMPTY);
  }

  /** Saves with what is known about its making; replaces {@code file} atomically. */
  public void save(Path file, ModelCard card, JsonObject provenance) throws IOException {
    ModelFiles.save(this, file, card, provenance);
  }

  /** Between text and symbols. */
  public SymbolCodec codec() {
    return codec;
  }

  /** What the network is built of. */
  public LanguageModelSettings settings() {
    return settings;
  }

  /** The weights, canonical; borrowed, not to be changed. */
  public List<NamedTensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** Number of weights. */
  public long parameters() {
    return tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  Architecture architecture() {
    return new Architecture(codec.kind(), codec.vocabulary().size(), settings);
  }

  /** The state of having read nothing at all, from which texts are scored. */
  public State blank() {
    return predictor.blank();
  }

  /**
   * The state at the beginning of a line, from which texts are generated: what the model remembers
   * of one line end. A vocabulary without a line end has its most frequent symbol instead.
   */
  public State start() {
    return predictor.step(predictor.blank(), Context.startSymbol(codec));
  }

  /**
   * The state after one more symbol; {@code state} stays as it is and can be continued otherwise.
   *
   * @throws IndexOutOfBoundsException if the symbol is not in the vocabulary
   */
  public State step(State state, int symbol) {
    return predictor.step(state, symbol);
  }

  /**
   * The state after a text, which a model that reads backward begins at its end.
   *
   * @throws IllegalArgumentException if a character of it is not in the vocabulary
   */
  public State step(State state, String text) {
    return predictor.run(state, encoded(text, "text"));
  }

  /**
   * Whether models with this codec can write on after a prompt; for asking before there is one.
   *
   * @throws IllegalArgumentException naming the first character that is not in the vocabulary
   */
  public static void checkPrompt(SymbolCodec codec, String prompt) {
    Context.encode(codec, prompt, PROMPT);
  }

  /** Symbols of a text in the order in which the model reads them. */
  private int[] encoded(String text, String noun) {
    return settings.reading().order(Context.encode(codec, text, noun));
  }

  /** [vocabulary] logits of the symbol that comes next. */
  public float[] logits(State state) {
    float[] logits = new float[predictor.logitStride()];
    predictor.logits(state, logits);
    return Arrays.copyOf(logits, predictor.vocabulary());
  }

  /** [vocabulary] natural logarithms of the probabilities of the symbol that comes next. */
  public double[] logProbabilities(State state) {
    return predictor.logProbabilities(state);
  }

  /** Writes on after a prompt; see {@link #generate(String, Sampling, Consumer)}. */
  public Generated generate(String prompt, Sampling sampling) {
    return generate(prompt, sampling, piece -> {});
  }

  /**
   * Writes on after a prompt, which is taken to stand at the beginning of a line; an empty prompt
   * is allowed. The unknown symbol is never written. A model that reads backward writes backward:
   * what comes before the prompt, from its end. The text is in the usual order even so, and begins
   * after the last stop string.
   *
   * @param listener receives the text piece by piece as soon as it is certain, without the prompt;
   *     that of a model that reads backward all at once
   * @throws IllegalArgumentException if a character of the prompt is not in the vocabulary
   */
  public Generated generate(String prompt, Sampling sampling, Consumer<String> listener) {
    int[] symbols = encoded(prompt, PROMPT);
    return write(symbols, predictor.stream(read(symbols)), sampling, listener);
  }

  /**
   * The same text sooner: a team shares the work of every step. Worth it for large layers on
   * processors that nobody else uses. The team is the caller's, who closes it; it works for one
   * call at a time.
   *
   * @throws IllegalArgumentException if a character of the prompt is not in the vocabulary
   * @throws IllegalStateException if the team is closed or at work
   */
  public Generated generate(
      String prompt, Sampling sampling, Consumer<String> listener, Team team) {
    int[] symbols = encoded(prompt, PROMPT);
    return write(symbols, predictor.stream(read(symbols), team), sampling, listener);
  }

  private Generated write(
      int[] prompt, SymbolStream stream, Sampling sampling, Consumer<String> listener) {
    Generator generator = new Generator(codec, settings.reading(), prompt, sampling, listener);
    float[] logits = new float[predictor.logitStride()];
    while (!generator.finished()) {
      stream.logits(logits);
      int symbol = generator.draw(logits, 0);
      if (!generator.finished()) {
        stream.step(symbol);
      }
    }
    return generator.finish();
  }

  /**
   * Several texts after the same prompt, side by side, which is faster than one after another; text
   * i is that of seed + i alone.
   *
   * @param count of texts; of 0 there are none
   * @throws IllegalArgumentException if a character of the prompt is not in the vocabulary
   */
  public List<Generated> generate(String prompt, Sampling sampling, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("there cannot be " + count + " texts");
    }
    int[] symbols = encoded(prompt, PROMPT);
    List<Generator> generators = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Sampling own = sampling.seed(sampling.seed() + i);
      generators.add(new Generator(codec, settings.reading(), symbols, own, piece -> {}));
    }
    return new GeneratedBatch(predictor, generators).run(read(symbols));
  }

  private State read(int[] prompt) {
    return predictor.run(start(), prompt);
  }

  /**
   * The likeliest texts after a prompt, the best first. The unknown symbol is never written.
   *
   * @param stops a text ends before the first of these strings, which its symbols still have; that
   *     of a model that reads backward begins after the last
   * @throws IllegalArgumentException if a character of the prompt is not in the vocabulary
   */
  public List<Hypothesis> search(String prompt, BeamSearch beam, List<String> stops) {
    int[] symbols = encoded(prompt, PROMPT);
    List<Hypothesis> found =
        beam.search(
            new KnownSymbols<>(predictor, Context.unwritten(codec)),
            read(symbols),
            written -> TextWriter.text(codec, settings.reading(), symbols, written),
            stops);
    return found.stream()
        .map(text -> text.withText(settings.reading().upTo(text.text(), stops)))
        .toList();
  }

  /** Scores a text in memory: every symbol after the first. */
  public Score score(CharSequence text) {
    return score(text, surprise -> {});
  }

  /** Scores a text in memory and tells how unexpected each symbol was. */
  public Score score(CharSequence text, Consumer<Surprise> listener) {
    try {
      return score(new StringReader(text.toString()), listener);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Scores a text of any length in one stream; memory does not grow with it unless the model reads
   * backward. The reader is not closed.
   *
   * @throws io.sluice.text.UnknownSymbolException if a symbol is not in the vocabulary and there is
   *     no unknown symbol to charge it as
   */
  public Score score(Reader text, Consumer<Surprise> listener) throws IOException {
    UnknownSources sources = new UnknownSources(codec.vocabulary().unknown(), settings.reading());
    Scorer scorer =
        new Scorer(
            predictor,
            (symbol, nats) -> {
              Optional<String> source = sources.of(symbol);
              String shown = source.orElseGet(() -> codec.vocabulary().symbol(symbol));
              listener.accept(new Surprise(symbol, shown, source.isEmpty(), nats));
            });
    return score(text, scorer, sources);
  }

  /**
   * Hands a text of any length to a scorer symbol by symbol, in the order in which the model reads;
   * memory does not grow with it unless the model reads backward. The reader is not closed.
   *
   * @throws io.sluice.text.UnknownSymbolException if a symbol is not in the vocabulary and there is
   *     no unknown symbol to charge it as
   */
  public Score score(Reader text, SymbolScorer scorer) throws IOException {
    return score(text, scorer, new UnknownSources(UnknownSources.NOT_ASKED, settings.reading()));
  }

  private Score score(Reader text, SymbolScorer scorer, UnknownSources sources) throws IOException {
    CountingReader counted = new CountingReader(text);
    long unknown = sources.read(codec, counted, scorer::accept);
    return scorer.finish(unknown, counted.codePoints());
  }

  /**
   * Scores an encoded text in one stream. Its characters are not known, so each symbol counts as
   * one, and so does the unknown symbol wherever it stands.
   */
  public Score score(SymbolSequence text) {
    boolean forward = settings.reading() == ReadingDirection.FORWARD;
    SymbolSequence ordered = forward ? text : text.reversed();
    Scorer scorer = new Scorer(predictor, (symbol, nats) -> {});
    return scorer.read(ordered, codec.vocabulary().unknown());
  }

  /** What the model's symbols are. */
  public SymbolKind symbols() {
    return codec.kind();
  }

  /** Its sizes; not its weights. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "language model of %d %s, %d x %d %s, %d weights",
        codec.vocabulary().size(),
        codec.kind().label(),
        settings.recurrent().layers(),
        settings.recurrent().hidden(),
        settings.recurrent().cell().label(),
        parameters());
  }
}
