package io.sluice.cli;

import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tags running text line by line; lines that have arrived together are tagged together. */
record TextTagging(SentenceTagger tagger, MarkedSpans marked) {
  private static final int MOST_LINES = 512;

  TagCounts run(TagInput input, TagOutput output) throws IOException {
    var splitter = new UnicodeSentenceSplitter();
    var tokenizer = UnicodeTokenizer.english();
    var counts = TagCounts.NONE;
    var lines = new ArrayList<Document>();
    Optional<String> line;
    do {
      line = input.next();
      line.ifPresent(text -> lines.add(Document.of(text, splitter, tokenizer)));
      if (line.isEmpty() || lines.size() >= MOST_LINES || !input.more()) {
        counts = tag(lines, output, counts);
        lines.clear();
      }
    } while (line.isPresent());
    return counts;
  }

  private TagCounts tag(List<Document> lines, TagOutput output, TagCounts counts)
      throws IOException {
    var sentences = new ArrayList<Sentence>();
    lines.forEach(line -> sentences.addAll(line.sentences()));
    List<TaggedSentence> tagged = tagger.tag(sentences);
    var text = new StringBuilder();
    var at = 0;
    for (var line : lines) {
      var end = at + line.sentences().size();
      text.append(marked.line(line.text(), tagged.subList(at, end))).append('\n');
      at = end;
    }
    output.write(text.toString());
    return counts.plus(sentences.size(), sentences.stream().mapToLong(Sentence::size).sum());
  }
}
