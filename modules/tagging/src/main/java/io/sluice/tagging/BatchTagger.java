package io.sluice.tagging;

import io.sluice.neural.team.Team;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tagger that splits batches over threads of its own, until it is closed. One caller at a time;
 * gives what {@link Tagger#tagAll} gives.
 */
public final class BatchTagger implements AutoCloseable {
  private final Tagger tagger;
  private final Team team;

  BatchTagger(Tagger tagger, int threads) {
    this.tagger = tagger;
    team = Team.of(threads);
  }

  /** Tags sentences; the order is kept. */
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

  /** Tags all sentences of a document. */
  public TaggedDocument tag(Document document) {
    return TaggedDocument.of(document, tagAll(document.sentences()), tagger);
  }

  @Override
  public void close() {
    team.close();
  }
}
