package io.sluice.cli;

import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.Optional;

/**
 * One mistake of a tagger.
 *
 * @param kind in which way it is wrong
 * @param sentence in which it stands
 * @param gold what the data has; empty if nothing
 * @param predicted what the tagger says; empty if nothing
 */
record TaggingError(
    String kind, Sentence sentence, Optional<Chunk> gold, Optional<Chunk> predicted) {
  private static final int CONTEXT = 5;

  /** The first token of either. */
  int firstToken() {
    return Math.min(
        gold.map(Chunk::first).orElse(Integer.MAX_VALUE),
        predicted.map(Chunk::first).orElse(Integer.MAX_VALUE));
  }

  private int endToken() {
    return Math.max(gold.map(Chunk::end).orElse(0), predicted.map(Chunk::end).orElse(0));
  }

  /** One line for people, as compilers write them. */
  String text(Origin place) {
    return place
        + ": "
        + kind
        + ": gold "
        + described(gold)
        + ", predicted "
        + described(predicted)
        + " | "
        + context();
  }

  private String described(Optional<Chunk> chunk) {
    return chunk.map(one -> one.label() + " \"" + words(one) + '"').orElse("nothing");
  }

  private String words(Chunk chunk) {
    return String.join(" ", sentence.words().subList(chunk.first(), chunk.end()));
  }

  /** Some words on both sides. */
  private String context() {
    var from = Math.max(0, firstToken() - CONTEXT);
    var to = Math.min(sentence.size(), endToken() + CONTEXT);
    return (from > 0 ? "… " : "")
        + String.join(" ", sentence.words().subList(from, to))
        + (to < sentence.size() ? " …" : "");
  }

  /** For machines. */
  JsonObject object(Origin place) {
    return JsonObject.builder()
        .put("file", place.source())
        .put("line", place.line())
        .put("kind", kind)
        .put("gold", json(gold))
        .put("predicted", json(predicted))
        .put("sentence", String.join(" ", sentence.words()))
        .build();
  }

  private JsonValue json(Optional<Chunk> chunk) {
    return chunk
        .<JsonValue>map(
            one ->
                JsonObject.builder()
                    .put("label", one.label())
                    .put("text", words(one))
                    .put("firstToken", one.first())
                    .put("tokens", one.size())
                    .build())
        .orElse(JsonNull.NULL);
  }
}
