package io.sluice.tagging;

import io.sluice.neural.crf.LabelSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags a sentence of any length in bounded memory: piece by piece, each with some tokens of its
 * neighbours as context, cut where no span is. A span longer than a piece is cut.
 */
final class LongSentence {
  /** Longest sentence that is tagged as a whole. */
  static final int PIECE = 1024;

  private static final int CONTEXT = 64;

  private final Tagger tagger;
  private final Sentence sentence;
  private final List<List<LabelSet>> known;
  private final List<List<ScoredChunk>> chunks = new ArrayList<>();
  private final List<List<String>> labels = new ArrayList<>();

  LongSentence(Tagger tagger, Sentence sentence, List<List<LabelSet>> known) {
    this.tagger = tagger;
    this.sentence = sentence;
    this.known = known;
    for (int layer = 0; layer < tagger.tags().size(); layer++) {
      chunks.add(new ArrayList<>());
      labels.add(new ArrayList<>());
    }
  }

  TaggedSentence tag() {
    int at = 0;
    while (at < sentence.size()) {
      int first = Math.max(0, at - CONTEXT);
      int end = Math.min(sentence.size(), at + PIECE + CONTEXT);
      List<TaggedLayer> layers =
          tagger.decode(piece(first, end), at - first, pieces(known, at, end));
      int cut = end == sentence.size() ? end - at : cut(layers);
      for (int layer = 0; layer < layers.size(); layer++) {
        keep(layer, layers.get(layer), at, cut);
      }
      at += cut;
    }
    List<TaggedLayer> all = new ArrayList<>();
    for (int layer = 0; layer < chunks.size(); layer++) {
      String name = tagger.tags().get(layer).layer().name();
      all.add(new TaggedLayer(name, labels.get(layer), chunks.get(layer)));
    }
    return new TaggedSentence(sentence, all);
  }

  private Sentence piece(int first, int end) {
    Map<String, List<String>> layers = new LinkedHashMap<>();
    sentence.layers().forEach((name, list) -> layers.put(name, list.subList(first, end)));
    return new Sentence(sentence.tokens().subList(first, end), layers, sentence.origin());
  }

  private static List<List<LabelSet>> pieces(List<List<LabelSet>> known, int first, int end) {
    return known.stream().map(sets -> sets.isEmpty() ? sets : sets.subList(first, end)).toList();
  }

  /** The last place up to a whole piece that is in no span. */
  private static int cut(List<TaggedLayer> layers) {
    boolean[] inside = new boolean[PIECE + 1];
    for (TaggedLayer layer : layers) {
      for (ScoredChunk scored : layer.chunks()) {
        Chunk chunk = scored.chunk();
        for (int i = chunk.first() + 1; i < Math.min(chunk.end(), inside.length); i++) {
          inside[i] = true;
        }
      }
    }
    int cut = PIECE;
    while (cut > 0 && inside[cut]) {
      cut--;
    }
    return cut == 0 ? PIECE : cut;
  }

  private void keep(int layer, TaggedLayer said, int at, int cut) {
    labels.get(layer).addAll(said.labels().subList(0, cut));
    for (ScoredChunk scored : said.chunks()) {
      Chunk chunk = scored.chunk();
      if (chunk.first() < cut) {
        Chunk moved = new Chunk(at + chunk.first(), at + Math.min(chunk.end(), cut), chunk.label());
        chunks.get(layer).add(new ScoredChunk(moved, scored.probability()));
      }
    }
  }

  /** Nothing known about any layer. */
  static List<List<LabelSet>> nothingKnown(int layers) {
    return Collections.nCopies(layers, List.of());
  }
}
