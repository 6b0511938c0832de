package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.FixedLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists of phrases; they have no weights. */
record GazetteerEmbedding(LetterCase letterCase, List<PhraseMatcher> lists)
    implements TokenEmbedding {
  static final String LISTS = "lists";
  static final String CASE = "case";

  static String vocabulary(int list) {
    return "list-" + list;
  }

  @Override
  public String kind() {
    return GazetteerKind.NAME;
  }

  @Override
  public int dimension() {
    return 2 * lists.size();
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    return new FixedLayer(encoder(name, Map.of()));
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    return new GazetteerEncoder(letterCase, lists);
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder().put(LISTS, lists.size()).put(CASE, letterCase.label()).build();
  }

  @Override
  public Map<String, String> vocabularies() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < lists.size(); i++) {
      texts.put(vocabulary(i), SavedWords.write(new ArrayList<>(lists.get(i).keys())));
    }
    return texts;
  }
}
