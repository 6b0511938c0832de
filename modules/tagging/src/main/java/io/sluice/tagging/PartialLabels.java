package io.sluice.tagging;

import io.sluice.neural.crf.LabelSet;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Partly known labels of spans, as sets of labels in the layer's scheme. Runs of known labels are
 * read on their own. A span that a run ends with may go on beyond it, unless its last label says
 * that it ends; one that a run begins with may have begun before it, unless its first label says
 * that it begins.
 */
final class PartialLabels {
  private static final String ENDING = "ELSUW";
  private static final String BEGINNING = "BSUW";

  private final TagSet tags;
  private final LabelScheme scheme;
  private final List<LabelSet> sets;

  PartialLabels(TagSet tags, List<String> given) {
    this.tags = tags;
    scheme = tags.layer().scheme().orElseThrow();
    sets = new ArrayList<>(Collections.nCopies(given.size(), LabelSet.all(tags.size())));
    int at = 0;
    while (at < given.size()) {
      int end = at;
      while (end < given.size() && !tags.isUnknown(given.get(end))) {
        end++;
      }
      if (end > at) {
        read(given, at, end);
      }
      at = end + 1;
    }
  }

  List<LabelSet> sets() {
    return List.copyOf(sets);
  }

  private void read(List<String> given, int first, int end) {
    List<String> run = given.subList(first, end);
    List<Chunk> chunks = scheme.chunks(run);
    List<String> own = scheme.labels(chunks, run.size());
    for (int i = 0; i < own.size(); i++) {
      sets.set(first + i, LabelSet.of(tags.size(), tags.require(own.get(i))));
    }
    for (Chunk chunk : chunks) {
      boolean atStart = first > 0 && chunk.first() == 0;
      boolean openLeft = atStart && !is(BEGINNING, run.get(0));
      int last = chunk.end() - 1;
      boolean openRight =
          end < given.size() && chunk.end() == run.size() && !is(ENDING, run.get(last));
      if (openLeft || openRight) {
        open(first + chunk.first(), chunk, openLeft ? 1 : 0, openRight ? 1 : 0);
      }
      if (scheme == LabelScheme.IOB1 && atStart) {
        // whether it touches one of the same label is not known
        allow(first, touching(chunk.label()));
        allow(first, touching(chunk.label()).replaceFirst("B", "I"));
      }
    }
  }

  private static String touching(String type) {
    List<Chunk> two = List.of(new Chunk(0, 1, type), new Chunk(1, 2, type));
    return LabelScheme.IOB1.labels(two, 2).get(1);
  }

  private static boolean is(String letters, String label) {
    return letters.indexOf(label.charAt(0)) >= 0;
  }

  /** Allows each token of a span what it may have in a longer one. */
  private void open(int first, Chunk chunk, int left, int right) {
    for (int i = 0; i < chunk.size(); i++) {
      for (int before = 0; before <= left; before++) {
        for (int after = 0; after <= right; after++) {
          int size = before + chunk.size() + after;
          List<Chunk> longer = List.of(new Chunk(0, size, chunk.label()));
          allow(first + i, scheme.labels(longer, size).get(before + i));
        }
      }
    }
  }

  private void allow(int token, String label) {
    LabelSet allowed = sets.get(token);
    int[] members =
        IntStream.range(0, tags.size())
            .filter(id -> allowed.contains(id) || id == tags.require(label))
            .toArray();
    sets.set(token, LabelSet.of(tags.size(), members));
  }
}
