package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import io.sluice.text.document.Document;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The tokens of a text as Prodigy has them: all in one list, whatever the sentences. */
final class ProdigyTokens {
  /** For texts that are not cut. */
  static final ProdigyTokens NONE = new ProdigyTokens("", List.of());

  private final String text;
  private final List<Token> tokens;
  private final Map<Integer, Integer> starts = new HashMap<>();
  private final Map<Integer, Integer> ends = new HashMap<>();

  private ProdigyTokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    for (int i = 0; i < tokens.size(); i++) {
      starts.putIfAbsent(tokens.get(i).start(), i);
      ends.put(tokens.get(i).end(), i);
    }
  }

  static ProdigyTokens of(Document document) {
    return new ProdigyTokens(
        document.text(),
        document.sentences().stream().flatMap(sentence -> sentence.tokens().stream()).toList());
  }

  /** The member {@code tokens}, {@code ws} telling whether white space follows. */
  String json(IntUnaryOperator points) {
    if (tokens.isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(", \"tokens\": [");
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      line.append(i == 0 ? "{\"text\": " : ", {\"text\": ")
          .append(JsonLine.quote(token.text()))
          .append(places(points, token.start(), token.end()))
          .append(", \"id\": ")
          .append(i)
          .append(", \"ws\": ")
          .append(token.end() < text.length() && Character.isWhitespace(text.charAt(token.end())))
          .append('}');
    }
    return line.append(']').toString();
  }

  /** The first and the last token of a span, both counted in; nothing if it cuts tokens. */
  String ofSpan(Span span) {
    Integer first = starts.get(span.start());
    Integer last = ends.get(span.end());
    return first == null || last == null
        ? ""
        : ", \"token_start\": " + first + ", \"token_end\": " + last;
  }

  static String places(IntUnaryOperator points, int start, int end) {
    return ", \"start\": " + points.applyAsInt(start) + ", \"end\": " + points.applyAsInt(end);
  }
}
