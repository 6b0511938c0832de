package io.sluice.cli;

import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedSentence;
import io.sluice.text.label.LabelScheme;
import java.util.List;
import java.util.TreeSet;

/**
 * Text with its spans marked: {@code [PER Ada Lovelace] met …}, or in colours; where each label
 * stands for itself, {@code Ada/PROPN met/VERB …}. With probabilities {@code [PER 0.98 Ada
 * Lovelace]} and {@code Ada/PROPN/0.98}.
 */
final class MarkedSpans {
  /** Of terminals with 256 colours, to be told apart on dark and on light. */
  private static final int[] COLOURS = {33, 166, 36, 98, 136, 162, 38, 100, 130, 67};

  private static final String PLAIN = "\u001b[0m";

  private final String layer;
  private final List<String> types;
  private final boolean spans;
  private final boolean coloured;
  private final boolean probabilities;

  MarkedSpans(TagSet tags, boolean coloured, boolean probabilities) {
    this.probabilities = probabilities;
    this.layer = tags.layer().name();
    this.spans = tags.layer().scheme().isPresent();
    this.coloured = coloured;
    var sorted = new TreeSet<String>();
    for (var label : tags.labels()) {
      if (!spans) {
        sorted.add(label);
      } else {
        LabelScheme.IOB2.chunks(List.of(label)).forEach(chunk -> sorted.add(chunk.label()));
      }
    }
    this.types = List.copyOf(sorted);
  }

  /** The line with the spans of its sentences. */
  String line(String text, List<TaggedSentence> sentences) {
    var line = new StringBuilder();
    var at = 0;
    for (var sentence : sentences) {
      var tokens = sentence.sentence().tokens();
      for (var scored : sentence.layer(layer).chunks()) {
        var start = tokens.get(scored.chunk().first()).start();
        var end = tokens.get(scored.chunk().end() - 1).end();
        line.append(text, at, start);
        if (!spans && at == start && at > 0) {
          line.append(' '); // labels would run into the next word
        }
        mark(line, text.substring(start, end), scored);
        at = end;
      }
    }
    return line.append(text, at, text.length()).toString();
  }

  private void mark(StringBuilder line, String words, ScoredChunk scored) {
    var label = scored.chunk().label();
    var shown =
        probabilities
            ? label + (spans ? " " : "/") + Figures.decimal(scored.probability(), 2)
            : label;
    if (coloured) {
      var colour = COLOURS[Math.max(0, types.indexOf(label)) % COLOURS.length];
      if (spans) {
        line.append("\u001b[1;38;5;").append(colour).append('m').append(words).append(PLAIN);
        line.append("\u001b[38;5;").append(colour).append("m ").append(shown).append(PLAIN);
      } else {
        line.append(words);
        line.append("\u001b[38;5;").append(colour).append("m/").append(shown).append(PLAIN);
      }
    } else if (spans) {
      line.append('[').append(shown).append(' ').append(words).append(']');
    } else {
      line.append(words).append('/').append(shown);
    }
  }
}
