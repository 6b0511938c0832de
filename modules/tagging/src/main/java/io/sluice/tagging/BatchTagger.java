package io.sluice.tagging;

import io.sluice.neural.team.Team;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tagger that splits batches over threads of its own, until it is closed. One caller at a time;
 * gives what {@link Tagger#tagAll} gives.
 *
 * <pre>{@code
 * try (BatchTagger batches = tagger.batches(4)) {
 *   List<TaggedSentence> tagged = batches.tagAll(sentences);
 * }
 * }</pre>
 */
public final class BatchTagger implements AutoCloseable {
  private final Tagger tagger;
  private final Team team;

  BatchTagger(Tagger tagger, int threads) {
    this.tagger = tagger;
    team = Team.of(threads);
  }

  /**
   * Tags sentences; the order is kept.
   *
   * @throws IllegalStateException if this is closed, or another thread is calling
   */
  public List<TaggedSentence> tagAll(List<Sentence> sentences) {
    TaggedSentence[] tagged = new TaggedSentence[sentences.size()];
    List<int[]> batches = LengthBatches.of(sentences);
    AtomicInteger next = new AtomicInteger(batches.size());
    team.run(
        worker -> {
          // the longest sentences come last: begin with them
          for (int batch = next.decrementAndGet(); batch >= 0; batch = next.decrementAndGet()) {
            tagger.tag(sentences, batches.get(batch), tagged);
          }
        });
    return List.of(tagged);
  }

  /** Tags a text, cut as {@link Tagger#tag(String)} does. */
  public TaggedDocument tag(String text) {
    return tag(Document.of(text, new UnicodeSentenceSplitter(), UnicodeTokenizer.english()));
  }

  /** Tags all sentences of a document. */
  public TaggedDocument tag(Document document) {
    return TaggedDocument.of(document, tagAll(document.sentences()), tagger);
  }

  /** Ends the threads; the tagger itself is not affected. Closing twice does nothing. */
  @Override
  public void close() {
    team.close();
  }
}
