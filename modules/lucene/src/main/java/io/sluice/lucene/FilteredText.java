package io.sluice.lucene;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/**
 * Text behind character filters, as a tokenizer reads it. It is no filter itself, so the tokenizer
 * leaves its offsets as they are, and they can be traced back one by one.
 */
final class FilteredText extends Reader {
  private final Reader filters;

  FilteredText(Reader filters) {
    this.filters = filters;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    return filters.read(target, offset, length);
  }

  @Override
  public void close() throws IOException {
    filters.close();
  }

  /** Where in the source the token that starts here starts. */
  int start(int offset) {
    return filters instanceof CharFilter filter ? filter.correctOffset(offset) : offset;
  }

  /**
   * Where in the source the token that ends here ends. Lucene answers with the start of what
   * follows; mark-up that was taken out between the two is not part of the token.
   */
  int end(int offset, String source) {
    int following = start(offset);
    int last = start(Math.max(0, offset - 1));
    if (last < 0 || last >= following || following > source.length()) {
      return following;
    }
    int end = last + 1;
    if (source.charAt(last) == '&') {
      int at = end;
      while (at < following && source.charAt(at) != ';') {
        at++;
      }
      end = at < following ? at + 1 : end;
    }
    return end < following && source.charAt(end) == '<' ? end : following;
  }
}
