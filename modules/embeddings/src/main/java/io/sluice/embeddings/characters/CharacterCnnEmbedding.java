package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.convolution.ConvolutionPredictor;
import io.sluice.neural.convolution.ConvolutionSettings;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.util.List;
import java.util.Map;

/**
 * Character filters over the characters of a corpus.
 *
 * @param index the characters
 * @param filters the filters; their inputs are the numbers of a character
 * @param longest characters of a word that are read
 */
record CharacterCnnEmbedding(CharacterIndex index, ConvolutionSettings filters, int longest)
    implements TokenEmbedding {
  static final String CHARACTERS = "characters";
  static final String DIMENSION = "dimension";
  static final String FILTERS = "filters";
  static final String WIDTHS = "widths";
  static final String LONGEST = "longest";

  private static final int TRAINED_AT_ONCE = 512;
  private static final int PREDICTED_AT_ONCE = 128;

  private static String table(String name) {
    return name + ".characters.weight";
  }

  private static String convolution(String name) {
    return name + ".convolution";
  }

  @Override
  public String kind() {
    return CharacterCnnKind.NAME;
  }

  @Override
  public int dimension() {
    return filters.outputs();
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    WordChunks chunking = new WordChunks(index, longest, TRAINED_AT_ONCE);
    EmbeddingTable table =
        new EmbeddingTable(engine, parameters, table(name), index.rows(), filters.inputs(), 0);
    WordNetwork network =
        new ConvolutionWordNetwork(engine, parameters, convolution(name), filters, chunking);
    return new CharacterLayer(engine, chunking, table, network);
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    List<Integer> shape = List.of(index.rows(), filters.inputs());
    return new CharacterEncoder(
        new WordChunks(index, longest, PREDICTED_AT_ONCE),
        NamedTensor.require(tensors, table(name), shape),
        filters.inputs(),
        new ConvolutionWordPredictor(ConvolutionPredictor.of(convolution(name), filters, tensors)));
  }

  @Override
  public JsonObject toJson() {
    List<JsonValue> widths =
        filters.widths().stream().map(width -> JsonValue.of((long) width)).toList();
    return JsonObject.builder()
        .put(DIMENSION, filters.inputs())
        .put(FILTERS, filters.filters())
        .put(WIDTHS, new JsonArray(widths))
        .put(LONGEST, longest)
        .build();
  }

  @Override
  public Map<String, String> vocabularies() {
    return Map.of(CHARACTERS, SavedWords.write(index.characters()));
  }
}
