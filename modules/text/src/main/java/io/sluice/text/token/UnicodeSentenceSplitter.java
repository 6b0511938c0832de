package io.sluice.text.token;

import io.sluice.text.document.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences by the rules of Unicode Standard Annex #29, made practical: a full stop after a title,
 * an initial or inside an abbreviation ends no sentence unless a word that often starts one
 * follows; closing quotes and brackets belong to the sentence they close; a number before a dot at
 * the start of a line counts it. The lists of abbreviations are English; the rest is not. Takes
 * linear time for any text.
 *
 * @param lineEnds what a single line end means
 */
public record UnicodeSentenceSplitter(LineEnds lineEnds) implements SentenceSplitter {
  /** Reads single line ends as blanks. */
  public UnicodeSentenceSplitter() {
    this(LineEnds.BLANK);
  }

  @Override
  public List<TextRange> split(String text) {
    List<TextRange> sentences = new ArrayList<>();
    SentenceEnds ends = new SentenceEnds(text);
    int start = Blanks.skip(text, 0, text.length());
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = -1;
      int next = at + 1;
      if (Blanks.isBlank(c)) {
        next = Blanks.skip(text, at, text.length());
        end = endsSentence(text, at, next) ? at : -1;
      } else if (SentenceEnds.isTerminator(text, at)) {
        next = ends.afterTerminator(start, at);
        end = ends.isEnd(start, at, next) ? next : -1;
      }
      if (end >= 0) {
        sentences.add(new TextRange(start, end));
        next = Blanks.skip(text, end, text.length());
        start = next;
      }
      at = next;
    }
    int end = Blanks.trimEnd(text, start, text.length());
    if (start < end) {
      sentences.add(new TextRange(start, end));
    }
    return sentences;
  }

  private boolean endsSentence(String text, int from, int to) {
    return to < text.length()
        && switch (lineEnds) {
          case BLANK -> SentenceEnds.isParagraphBreak(text, from, to);
          case SENTENCE -> SentenceEnds.lineEnds(text, from, to) > 0;
        };
  }
}
