package io.sluice.cli;

import io.sluice.corpora.annotated.Documents;
import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.token.LineEnds;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags whole documents; those that come as mere text are cut into sentences and tokens. Labels of
 * other layers stay, spans do not.
 *
 * @param lineEnds what they mean in such text
 * @param labels how they are called in the sentences
 */
record DocumentTagging(SentenceTagger tagger, TagLayers layers, LineEnds lineEnds, Labels labels) {
  private static final int MOST_TOKENS = 50_000;

  /** Takes a document with the tagger's labels, and with the tagger's spans alone. */
  interface Target {
    void take(Document document) throws IOException;
  }

  /** Tells whether it is worth to wait for more before tagging what has come. */
  interface Arrival {
    boolean more() throws IOException;
  }

  /** Puts what was predicted for a sentence among its layers, in the place of what was there. */
  interface Labels {
    void put(TaggedSentence tagged, Map<String, List<String>> labels);
  }

  /** Under the names that the tagger gives them. */
  static Labels asNamed(TagLayers layers) {
    return (tagged, labels) ->
        layers.names().forEach(layer -> labels.put(layer, tagged.layer(layer).labels()));
  }

  TagCounts run(Documents given, Arrival arrival, Target target) throws IOException {
    var counts = TagCounts.NONE;
    var documents =
        given.tokenized(new UnicodeSentenceSplitter(lineEnds), UnicodeTokenizer.english());
    var waiting = new ArrayList<Document>();
    var tokens = 0L;
    for (var next = documents.next(); next.isPresent(); next = documents.next()) {
      waiting.add(next.get());
      tokens += next.get().size();
      if (tokens >= MOST_TOKENS || !arrival.more()) {
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
    var sentences = new ArrayList<Sentence>();
    for (var one : tagged) {
      var all = new LinkedHashMap<>(one.sentence().layers());
      labels.put(one, all);
      sentences.add(new Sentence(one.sentence().tokens(), all, one.sentence().origin()));
    }
    var spans = new LinkedHashMap<String, List<Span>>();
    for (var layer : layers.names()) {
      var all = new ArrayList<Span>();
      tagged.forEach(one -> all.addAll(one.spans(document.text(), layer)));
      spans.put(layer, all);
    }
    var fields = new LinkedHashMap<>(document.fields());
    fields.keySet().removeAll(ReplacedSpans.FIELDS);
    return new Document(document.id(), document.text(), sentences, spans, fields);
  }
}
