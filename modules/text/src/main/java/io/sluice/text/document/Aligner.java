package io.sluice.text.document;

import io.sluice.text.label.Chunk;
import java.util.List;

/** Finds the tokens of spans; the spans of a sentence come in ascending order of their start. */
final class Aligner {
  private final List<Token> tokens;
  private final List<Chunk> chunks;
  private final List<Projection.Left> left;
  private int first;
  private int free;

  Aligner(Sentence sentence, List<Chunk> chunks, List<Projection.Left> left) {
    this.tokens = sentence.tokens();
    this.chunks = chunks;
    this.left = left;
  }

  void add(Span span) {
    while (first < tokens.size() && tokens.get(first).start() < span.start()) {
      first++;
    }
    String problem = problem(span);
    if (!problem.isEmpty()) {
      left.add(new Projection.Left(span, problem));
      return;
    }
    int end = end(span);
    chunks.add(new Chunk(first, end, span.label()));
    free = end;
  }

  private String problem(Span span) {
    if (first == tokens.size() || tokens.get(first).start() != span.start()) {
      boolean inside = first > 0 && tokens.get(first - 1).end() > span.start();
      return inside
          ? "starts inside the token " + tokens.get(first - 1)
          : "starts where no token starts";
    }
    if (first < free) {
      return "overlaps " + chunks.get(chunks.size() - 1).label() + " before it";
    }
    Token last = tokens.get(end(span) - 1);
    if (last.end() > span.end()) {
      return "ends inside the token " + last;
    }
    if (last.end() < span.end()) {
      Token tail = tokens.get(tokens.size() - 1);
      return tail.end() < span.end() ? "reaches past the sentence" : "ends where no token ends";
    }
    return "";
  }

  /** Index after the last token that starts in the span. */
  private int end(Span span) {
    int end = first + 1;
    while (end < tokens.size() && tokens.get(end).start() < span.end()) {
      end++;
    }
    return end;
  }
}
