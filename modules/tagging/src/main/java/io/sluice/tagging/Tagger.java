package io.sluice.tagging;

import static java.util.Objects.requireNonNull;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.TokenBatch;
import io.sluice.model.ModelCard;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.crf.LabelSet;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trained tagger. Immutable, on the heap, safe to share between threads; works on the caller's
 * thread and starts none ({@link #batches} does).
 *
 * <pre>{@code
 * Tagger tagger = Tagger.load(Path.of("ner.sluice"));
 * for (Span span : tagger.tag("Ada Lovelace met Charles Babbage in London.").spans()) {
 *   System.out.println(span.label() + " " + span.text() + " " + span.probability());
 * }
 * }</pre>
 */
public final class Tagger {
  private final Architecture architecture;
  private final EmbeddingStack stack;
  private final Quantisation quantisation;
  private final Map<String, NamedTensor> tensors;
  private final ScoringNetwork network;
  private final List<LayerDecoder> decoders;

  private Tagger(
      Architecture architecture,
      EmbeddingStack stack,
      Quantisation quantisation,
      Map<String, NamedTensor> tensors,
      ScoringNetwork network,
      List<LayerDecoder> decoders) {
    this.architecture = architecture;
    this.stack = stack;
    this.quantisation = quantisation;
    this.tensors = tensors;
    this.network = network;
    this.decoders = List.copyOf(decoders);
  }

  /**
   * From trained weights, at temperature 1.
   *
   * @param tags the labels of each layer
   * @param lookAhead tokens read beyond the one whose label is due
   * @param tensors canonical; borrowed
   * @throws IllegalArgumentException if a tensor is missing or misshapen
   */
  public static Tagger of(
      List<TagSet> tags,
      EmbeddingStack stack,
      RecurrentSettings recurrent,
      int lookAhead,
      Collection<NamedTensor> tensors) {
    Map<String, NamedTensor> available = new HashMap<>();
    tensors.forEach(tensor -> available.put(tensor.name(), tensor));
    List<Double> temperatures = Collections.nCopies(tags.size(), 1.0);
    return of(
        new Architecture(tags, temperatures, recurrent, lookAhead),
        stack,
        new Quantisation.Rounded(Quantisation.NONE, available));
  }

  static Tagger of(Architecture architecture, EmbeddingStack stack, Quantisation.Rounded rounded) {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>(rounded.tensors());
    stack.fixedTensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    ScoringNetwork network =
        new ScoringNetwork(architecture, stack.encoder(tensors), tensors, Kernels.best());
    List<LayerDecoder> decoders = new ArrayList<>();
    for (int layer = 0; layer < architecture.tags().size(); layer++) {
      decoders.add(
          LayerDecoder.of(architecture.tags().get(layer), layer, tensors)
              .withTemperature(architecture.temperatures().get(layer)));
    }
    return new Tagger(architecture, stack, rounded.quantisation(), tensors, network, decoders);
  }

  /**
   * The same tagger with weights and word vectors of fewer bits, in memory still floats: its file
   * takes a half or a quarter of the room, and it labels a little differently. How much worse is
   * for {@code evaluate} to say. Biases, random fields and temperatures are not rounded.
   *
   * <pre>{@code
   * tagger.quantised(WeightPrecision.INT8).save(Path.of("small.sluice"), "small");
   * }</pre>
   *
   * @return this tagger if it has that precision
   * @throws IllegalArgumentException if the weights were rounded otherwise before, or are not
   *     finite
   */
  public Tagger quantised(WeightPrecision precision) {
    if (precision == precision()) {
      return this;
    }
    Quantisation.Rounded rounded = quantisation.to(precision, tensors.values());
    EmbeddingStack roundedStack =
        EmbeddingStack.load(stack.toJson(), stack.vocabularies(), rounded.tensors());
    Tagger other = of(architecture, roundedStack, rounded);
    return new Tagger(
        architecture, roundedStack, rounded.quantisation(), other.tensors, other.network, decoders);
  }

  /** Of the weights; {@link WeightPrecision#FP32} unless the tagger was {@link #quantised}. */
  public WeightPrecision precision() {
    return quantisation.precision();
  }

  /**
   * Loads a model file. The file may come from anywhere: sizes and checksums are checked.
   *
   * @param file a model file, or the directory of a run, which holds {@code model.sluice}
   * @throws io.sluice.model.ModelFormatException if it is not a sound tagger
   * @throws IOException if it cannot be read
   */
  public static Tagger load(Path file) throws IOException {
    return ModelFiles.load(file);
  }

  /** Saves under a name, without provenance; replaces {@code file} atomically. */
  public void save(Path file, String name) throws IOException {
    save(file, ModelCard.named(name), JsonObject.EMPTY);
  }

  /** Saves with what is known about its making; replaces {@code file} atomically. */
  public void save(Path file, ModelCard card, JsonObject provenance) throws IOException {
    ModelFiles.save(architecture, stack, weights(), quantisation, file, card, provenance);
  }

  private List<NamedTensor> weights() {
    List<String> fixed = stack.fixedTensors().stream().map(NamedTensor::name).toList();
    return tensors.values().stream().filter(tensor -> !fixed.contains(tensor.name())).toList();
  }

  /** The labels of each layer, at least one. */
  public List<TagSet> tags() {
    return architecture.tags();
  }

  /** The layers between embeddings and labels. */
  public RecurrentSettings recurrent() {
    return architecture.recurrent();
  }

  /** What the scores of each layer are divided by, in the order of {@link #tags}. */
  public List<Double> temperatures() {
    return architecture.temperatures();
  }

  /** Number of weights, fixed ones included. */
  public long parameters() {
    return tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  /**
   * The same tagger, which leaves out spans of lower probability, and gives the label {@code ?} to
   * tokens where labels do not mark spans.
   *
   * @param probability in [0, 1]; 0 says everything
   * @throws IllegalArgumentException if it is not
   */
  public Tagger abstainBelow(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "the least probability must be in [0, 1], was " + probability);
    }
    return with(
        architecture,
        decoders.stream().map(decoder -> decoder.withLeastProbability(probability)).toList());
  }

  /**
   * The same tagger at other temperatures: above 1 it is less sure of itself, below 1 more.
   *
   * @param temperatures one for each layer, from 0.001 to 1000
   * @throws IllegalArgumentException if there are more or fewer, or one is out of that range
   */
  public Tagger withTemperatures(List<Double> temperatures) {
    Architecture changed = architecture.withTemperatures(temperatures);
    List<LayerDecoder> changedDecoders = new ArrayList<>();
    for (int layer = 0; layer < decoders.size(); layer++) {
      changedDecoders.add(decoders.get(layer).withTemperature(temperatures.get(layer)));
    }
    return with(changed, changedDecoders);
  }

  /**
   * The same tagger at the temperatures at which labelled sentences are least surprising, so that
   * probabilities mean what they say. Sentences that it was not trained on are needed: of those
   * that it knows it is too sure. Labels do not change; temperatures are saved with it. A layer in
   * which no sentence is labelled completely keeps temperature 1.
   */
  public Tagger calibrate(List<Sentence> development) {
    return withTemperatures(TemperatureFit.of(network, decoders, development));
  }

  private Tagger with(Architecture changed, List<LayerDecoder> changedDecoders) {
    return new Tagger(changed, stack, quantisation, tensors, network, changedDecoders);
  }

  /** Tags a text: English sentences and words, see {@link UnicodeTokenizer#english}. */
  public TaggedDocument tag(String text) {
    requireNonNull(text, "text to tag is null");
    return tag(text, new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
  }

  /** Tags a text that is cut as it should be. */
  public TaggedDocument tag(String text, SentenceSplitter splitter, Tokenizer tokenizer) {
    requireNonNull(text, "text to tag is null");
    requireNonNull(splitter, "splitter is null");
    requireNonNull(tokenizer, "tokenizer is null");
    return tag(Document.of(text, splitter, tokenizer));
  }

  /** Tags all sentences of a document. */
  public TaggedDocument tag(Document document) {
    requireNonNull(document, "document to tag is null");
    return TaggedDocument.of(document, tagAll(document.sentences()), this);
  }

  /** Tags one sentence. Of what it has layers are not looked at. */
  public TaggedSentence tag(Sentence sentence) {
    return tagAll(List.of(requireNonNull(sentence, "sentence to tag is null"))).get(0);
  }

  /**
   * Tags sentences in batches of similar length, which is faster than one by one and gives the
   * same. The order is kept.
   */
  public List<TaggedSentence> tagAll(List<Sentence> sentences) {
    TaggedSentence[] tagged = new TaggedSentence[sentences.size()];
    for (int[] batch : LengthBatches.of(sentences)) {
      tag(sentences, batch, tagged);
    }
    return List.of(tagged);
  }

  /**
   * Tags with more than one thread.
   *
   * @param threads the caller's and so many more, less one; ended by {@link BatchTagger#close}
   * @throws IllegalArgumentException if there are none, or more than 1,024
   */
  public BatchTagger batches(int threads) {
    return new BatchTagger(this, threads);
  }

  /**
   * For text that is still arriving.
   *
   * @param lag tokens for which labels wait beyond those that the network looks ahead: with a
   *     random field, labels are better if they are chosen with some that follow
   * @throws IllegalArgumentException if the recurrent layers read both ways
   */
  public StreamingTagger streaming(int lag) {
    return new StreamingTagger(architecture, network.encoder(), tensors, network, lag);
  }

  /**
   * The best labels that agree with those that a sentence has in the tagger's layers: known labels
   * are kept, {@code ?} and {@code _} are filled in, and so are layers that it does not have.
   * Probabilities are given what is known.
   *
   * @throws IllegalArgumentException if a known label is not among the tagger's, or no sequence
   *     agrees with those known
   */
  public TaggedSentence complete(Sentence sentence) {
    List<List<LabelSet>> known = new ArrayList<>();
    for (TagSet layer : tags()) {
      List<String> labels = sentence.layers().getOrDefault(layer.layer().name(), List.of());
      known.add(layer.known(labels));
    }
    return tagOne(sentence, known);
  }

  /**
   * All that is known of one sentence: probabilities of labels and of spans, the best sequences.
   *
   * @throws IllegalArgumentException if it has no tokens, or more than 1,024
   */
  public Analysis analyse(Sentence sentence) {
    if (sentence.isEmpty() || sentence.size() > LongSentence.PIECE) {
      throw new IllegalArgumentException(
          "a sentence to analyse must have 1 to %d tokens, has %d"
              .formatted(LongSentence.PIECE, sentence.size()));
    }
    return network.score(
        TokenBatch.of(sentence),
        scores -> {
          Map<String, LayerAnalysis> layers = new LinkedHashMap<>();
          for (int layer = 0; layer < decoders.size(); layer++) {
            LayerDecoder decoder = decoders.get(layer);
            layers.put(
                decoder.tags().layer().name(),
                new LayerAnalysis(decoder, decoder.crf().lattice(scores.emissions(layer, 0, 0))));
          }
          return new Analysis(sentence, layers);
        });
  }

  private TaggedSentence tagOne(Sentence sentence, List<List<LabelSet>> known) {
    if (sentence.isEmpty()) {
      return new TaggedSentence(sentence, decoders.stream().map(LayerDecoder::nothing).toList());
    }
    if (sentence.size() > LongSentence.PIECE) {
      return new LongSentence(this, sentence, known).tag();
    }
    return new TaggedSentence(sentence, decode(sentence, 0, known));
  }

  /** Tags some of many sentences into their places. */
  void tag(List<Sentence> sentences, int[] places, TaggedSentence[] tagged) {
    List<Sentence> lanes = Arrays.stream(places).mapToObj(sentences::get).toList();
    Sentence longest = lanes.get(lanes.size() - 1);
    if (lanes.size() == 1 || longest.isEmpty()) {
      List<List<LabelSet>> nothing = LongSentence.nothingKnown(decoders.size());
      for (int place : places) {
        tagged[place] = tagOne(sentences.get(place), nothing);
      }
      return;
    }
    List<List<TaggedLayer>> all = network.score(TokenBatch.of(lanes), this::decode);
    for (int lane = 0; lane < places.length; lane++) {
      tagged[places[lane]] = new TaggedSentence(lanes.get(lane), all.get(lane));
    }
  }

  private List<List<TaggedLayer>> decode(Scores scores) {
    List<List<TaggedLayer>> lanes = new ArrayList<>();
    for (int lane = 0; lane < scores.batch().batch(); lane++) {
      boolean empty = scores.batch().lengths()[lane] == 0;
      List<TaggedLayer> layers = new ArrayList<>();
      for (int layer = 0; layer < decoders.size(); layer++) {
        LayerDecoder decoder = decoders.get(layer);
        layers.add(
            empty
                ? decoder.nothing()
                : decoder.decode(scores.emissions(layer, lane, 0), List.of()));
      }
      lanes.add(layers);
    }
    return lanes;
  }

  /**
   * Decodes one sentence from a token on; those before it are context.
   *
   * @param known for each layer a set for each token from {@code first} on, or none
   */
  List<TaggedLayer> decode(Sentence sentence, int first, List<List<LabelSet>> known) {
    return network.score(
        TokenBatch.of(sentence),
        scores -> {
          List<TaggedLayer> layers = new ArrayList<>();
          for (int layer = 0; layer < decoders.size(); layer++) {
            layers.add(
                decoders.get(layer).decode(scores.emissions(layer, 0, first), known.get(layer)));
          }
          return layers;
        });
  }

  /** Its layers of labels and its size; not its weights. */
  @Override
  public String toString() {
    String layers =
        tags().stream()
            .map(layer -> layer.layer().name() + " (" + layer.size() + " labels)")
            .collect(Collectors.joining(", "));
    return "tagger of " + layers + ", " + parameters() + " weights";
  }
}
