package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.Documents;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tags whole documents; those that come as mere text are cut into sentences and tokens. */
record DocumentTagging(AnnotatedFormat format, SentenceTagger tagger, TagSet tags) {
  private static final int MOST_TOKENS = 50_000;

  /** Takes a document with the tagger's labels and spans alone. */
  interface Target {
    void take(Document document) throws IOException;
  }

  TagCounts run(TagInput input, Target target) throws IOException {
    var counts = TagCounts.NONE;
    Documents documents =
        format
            .read(input.rest(), input.name())
            .tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
    var waiting = new ArrayList<Document>();
    var tokens = 0L;
    for (var next = documents.next(); next.isPresent(); next = documents.next()) {
      waiting.add(next.get());
      tokens += next.get().size();
      if (tokens >= MOST_TOKENS || !input.more()) {
        counts = tag(waiting, target, counts);
        waiting.clear();
        tokens = 0;
      }
    }
    return tag(waiting, target, counts);
  }

  private TagCounts tag(List<Document> documents, Target target, TagCounts counts)
      throws IOException {
    var sentences = new ArrayList<Sentence>();
    documents.forEach(document -> sentences.addAll(document.sentences()));
    var tagged = tagger.tag(sentences);
    var at = 0;
    for (var document : documents) {
      var end = at + document.sentences().size();
      target.take(labelled(document, tagged.subList(at, end)));
      at = end;
    }
    return counts.plus(sentences.size(), sentences.stream().mapToLong(Sentence::size).sum());
  }

  private Document labelled(Document document, List<TaggedSentence> tagged) {
    var layer = tags.layer().name();
    var sentences = new ArrayList<Sentence>();
    var spans = new ArrayList<Span>();
    for (var sentence : tagged) {
      var tokens = sentence.sentence().tokens();
      sentences.add(
          new Sentence(tokens, Map.of(layer, sentence.labels()), sentence.sentence().origin()));
      for (var scored : sentence.chunks()) {
        var start = tokens.get(scored.chunk().first()).start();
        var end = tokens.get(scored.chunk().end() - 1).end();
        spans.add(
            new Span(
                document.text().substring(start, end),
                start,
                end,
                scored.chunk().label(),
                scored.probability()));
      }
    }
    return new Document(document.id(), document.text(), sentences, Map.of(layer, spans));
  }
}
