package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import io.sluice.tagging.LayerAnalysis;
import io.sluice.tagging.TaggedSentence;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.util.List;

/** The most probable ways to label sentences, for machines. For one thread. */
final class BestSequences {
  /** Tokens of the longest sentence of which a tagger knows more than the best. */
  static final int LONGEST = 1024;

  private final Tagger tagger;
  private final String layer;
  private final int count;
  private long tooLong;

  /**
   * Of one layer.
   *
   * @param tagger one that abstains from nothing
   */
  BestSequences(Tagger tagger, String layer, int count) {
    this.tagger = tagger;
    this.layer = layer;
    this.count = count;
  }

  /** Sentences that were too long. */
  long tooLong() {
    return tooLong;
  }

  /** For each sentence its place, its tokens, and the sequences, the best first. */
  JsonArray of(Document document) {
    return new JsonArray(
        document.sentences().stream()
            .<JsonValue>map(sentence -> sentence(sentence, document.text()))
            .toList());
  }

  private JsonObject sentence(Sentence sentence, String text) {
    var tokens = sentence.tokens();
    return JsonObject.builder()
        .put("start", sentence.isEmpty() ? 0 : tokens.get(0).start())
        .put("end", sentence.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end())
        .put("tokens", strings(sentence.words()))
        .put("best", best(sentence, text))
        .build();
  }

  private JsonArray best(Sentence sentence, String text) {
    if (sentence.size() > LONGEST) {
      tooLong++;
    }
    if (sentence.isEmpty() || sentence.size() > LONGEST) {
      return new JsonArray(List.of());
    }
    return new JsonArray(
        tagger.analyse(sentence).layer(layer).best(count).stream()
            .<JsonValue>map(alternative -> alternative(alternative, sentence, text))
            .toList());
  }

  private JsonObject alternative(
      LayerAnalysis.Alternative alternative, Sentence sentence, String text) {
    var tagged = new TaggedSentence(sentence, List.of(alternative.layer()));
    return JsonObject.builder()
        .put("probability", alternative.probability())
        .put("labels", strings(tagged.labels()))
        .put("spans", TaggedJson.spans(tagged.spans(text, layer)))
        .build();
  }

  private static JsonArray strings(List<String> words) {
    return new JsonArray(words.stream().<JsonValue>map(JsonString::new).toList());
  }
}
