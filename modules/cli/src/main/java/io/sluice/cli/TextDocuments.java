package io.sluice.cli;

import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.Remark;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.token.LineEnds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Running text as documents: each line, or each paragraph where lines are wrapped, without its last
 * line end; blank lines are none. Only the one at hand is in memory.
 */
final class TextDocuments implements Documents {
  /** From here on a paragraph ends at any line end. */
  private static final int LONG = 1 << 20;

  /** What documents are called. */
  enum Names {
    /** Nothing. */
    NONE,
    /** As the number of their first line, from 1. */
    LINES
  }

  private final TagInput input;
  private final LineEnds lineEnds;
  private final Names names;
  private String firstEnd = "";
  private long line;

  TextDocuments(TagInput input, LineEnds lineEnds, Names names) {
    this.input = input;
    this.lineEnds = lineEnds;
    this.names = names;
  }

  @Override
  public Optional<Document> next() throws IOException {
    var text = new StringBuilder();
    var between = "";
    for (var next = next(text); next.isPresent(); next = next(text)) {
      if (text.isEmpty()) {
        line = input.line();
      }
      text.append(between).append(next.get());
      between = input.lineEnd();
      if (lineEnds != LineEnds.BLANK || text.length() >= LONG) {
        break;
      }
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Document(
                names == Names.LINES ? Long.toString(line) : "",
                text.toString(),
                List.of(),
                Map.of()));
  }

  /** The next line that belongs to the text; blank ones before it are stepped over. */
  private Optional<String> next(StringBuilder text) throws IOException {
    var next = input.next();
    while (next.isPresent()) {
      firstEnd = firstEnd.isEmpty() ? input.lineEnd() : firstEnd;
      if (!next.get().isBlank()) {
        return next;
      }
      if (!text.isEmpty()) {
        return Optional.empty();
      }
      next = input.next();
    }
    return next;
  }

  @Override
  public String lineEnd() {
    return firstEnd.isEmpty() ? "\n" : firstEnd;
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public Origin origin(int offset) {
    return new Origin(input.name(), line);
  }

  @Override
  public void close() {}
}
