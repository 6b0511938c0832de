package io.sluice.cli;

import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.LineEnds;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tags running text line by line, or paragraph by paragraph where lines are wrapped; what has
 * arrived together is tagged together. Lines end as they did.
 *
 * @param lineEnds what they mean: sentences end there, or go on until a blank line comes
 */
record TextTagging(SentenceTagger tagger, MarkedSpans marked, LineEnds lineEnds) {
  private static final int MOST_LINES = 512;

  /** From here on a paragraph ends at any line end. */
  private static final int LONG = 1 << 20;

  /** A line or a paragraph, and how its last line ends. */
  private record Part(Document text, String end) {}

  TagCounts run(TagInput input, TagOutput output) throws IOException {
    var splitter = new UnicodeSentenceSplitter(lineEnds);
    var tokenizer = UnicodeTokenizer.english();
    var counts = TagCounts.NONE;
    var parts = new ArrayList<Part>();
    var text = new StringBuilder();
    Optional<String> line;
    do {
      line = input.next();
      line.ifPresent(text::append);
      var end = input.lineEnd();
      if (line.isPresent() && goesOn(line.get(), text) && !end.isEmpty()) {
        text.append(end);
      } else if (line.isPresent() || !text.isEmpty()) {
        parts.add(new Part(Document.of(text.toString(), splitter, tokenizer), end));
        text.setLength(0);
      }
      if (line.isEmpty() || parts.size() >= MOST_LINES || !input.more()) {
        counts = tag(parts, output, counts);
        parts.clear();
      }
    } while (line.isPresent());
    return counts;
  }

  private boolean goesOn(String line, StringBuilder text) {
    return lineEnds == LineEnds.BLANK && !line.isBlank() && text.length() < LONG;
  }

  private TagCounts tag(List<Part> parts, TagOutput output, TagCounts counts) throws IOException {
    var sentences = new ArrayList<Sentence>();
    parts.forEach(part -> sentences.addAll(part.text().sentences()));
    List<TaggedSentence> tagged = tagger.tag(sentences);
    var text = new StringBuilder();
    var at = 0;
    for (var part : parts) {
      var end = at + part.text().sentences().size();
      text.append(marked.line(part.text().text(), tagged.subList(at, end))).append(part.end());
      at = end;
    }
    if (!parts.isEmpty() && !endsLine(text)) {
      text.append('\n'); // a last line without end
    }
    output.write(text.toString());
    return counts.plus(sentences.size(), sentences.stream().mapToLong(Sentence::size).sum());
  }

  private static boolean endsLine(StringBuilder text) {
    return !text.isEmpty() && "\n\r".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
