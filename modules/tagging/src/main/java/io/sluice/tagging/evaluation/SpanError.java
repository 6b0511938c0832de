package io.sluice.tagging.evaluation;

import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.Optional;

/**
 * One wrong span.
 *
 * @param sentence where it stands; its origin is that of its first token
 * @param gold span of the data; none if spurious
 * @param predicted span of the tagger; none if missed
 */
public record SpanError(
    ErrorKind kind, Sentence sentence, Optional<Chunk> gold, Optional<Chunk> predicted) {

  /** One line for people: where, what, and the words. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(sentence.origin()).append(": ").append(kind.label()).append(':');
    gold.ifPresent(chunk -> text.append(" gold ").append(describe(chunk)));
    predicted.ifPresent(
        chunk ->
            text.append(gold.isPresent() ? ", predicted " : " predicted ").append(describe(chunk)));
    return text.toString();
  }

  private String describe(Chunk chunk) {
    return "%s \"%s\""
        .formatted(
            chunk.label(), String.join(" ", sentence.words().subList(chunk.first(), chunk.end())));
  }
}
