package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.SequencePredictor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A character LSTM over the characters of a corpus.
 *
 * @param index the characters
 * @param characterDimension numbers a character
 * @param hidden units of one direction
 * @param longest characters of a word that are read
 */
record CharacterLstmEmbedding(CharacterIndex index, int characterDimension, int hidden, int longest)
    implements TokenEmbedding {
  static final String CHARACTERS = "characters";
  static final String DIMENSION = "dimension";
  static final String HIDDEN = "hidden";
  static final String LONGEST = "longest";

  private static final int TRAINED_AT_ONCE = 512;
  private static final int PREDICTED_AT_ONCE = 128;

  private RecurrentSettings recurrent() {
    return RecurrentSettings.of(Cell.LSTM, 1, hidden).withDirection(Direction.BIDIRECTIONAL);
  }

  private static String table(String name) {
    return name + ".characters.weight";
  }

  @Override
  public String kind() {
    return CharacterLstmKind.NAME;
  }

  @Override
  public int dimension() {
    return 2 * hidden;
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    WordChunks chunking = new WordChunks(index, longest, TRAINED_AT_ONCE);
    EmbeddingTable table =
        new EmbeddingTable(engine, parameters, table(name), index.rows(), characterDimension, 0);
    WordNetwork network =
        new LstmWordNetwork(engine, parameters, name, recurrent(), characterDimension, chunking);
    return new CharacterLayer(engine, chunking, table, network);
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    Map<String, NamedTensor> own = new HashMap<>();
    String prefix = name + '.';
    tensors.forEach(
        (key, tensor) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), tensor);
          }
        });
    float[] characters =
        NamedTensor.require(tensors, table(name), List.of(index.rows(), characterDimension));
    SequencePredictor stack = SequencePredictor.of(recurrent(), characterDimension, own);
    return new CharacterEncoder(
        new WordChunks(index, longest, PREDICTED_AT_ONCE),
        characters,
        characterDimension,
        new LstmWordPredictor(stack));
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put(DIMENSION, characterDimension)
        .put(HIDDEN, hidden)
        .put(LONGEST, longest)
        .build();
  }

  @Override
  public Map<String, String> vocabularies() {
    return Map.of(CHARACTERS, SavedWords.write(index.characters()));
  }
}
