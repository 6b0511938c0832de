package io.sluice.cli;

import io.sluice.tagging.TaggedLayer;
import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Adds the predicted label of each layer to every token line, behind all columns that it has;
 * whatever else is in the file stays as it is, line ends included.
 */
final class ColumnTagging {
  private static final String DOCUMENT = "-DOCSTART-";
  private static final String HEADER = "# global.columns =";
  private static final String USUAL =
      HEADER + " ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC";
  private static final int MOST_TOKENS = 50_000;
  private static final int SHOWN = 60;

  /** Where there is no label, or no span whose probability could be told. */
  private static final String NONE = "_";

  private final TokenColumns columns;
  private final SentenceTagger tagger;
  private final List<String> layers;
  private final boolean probabilities;
  private final List<String> lines = new ArrayList<>();
  private final List<String> lineEnds = new ArrayList<>();
  private final List<Boolean> isToken = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private Optional<String> separator = Optional.empty();
  private int expected = USUAL.substring(HEADER.length()).strip().split(" ").length;
  private int count;
  private long counted;
  private long waiting;
  private boolean started;
  private TagCounts counts = TagCounts.NONE;

  ColumnTagging(
      TokenColumns columns, SentenceTagger tagger, TagLayers layers, boolean probabilities) {
    this.probabilities = probabilities;
    this.columns = columns;
    this.tagger = tagger;
    this.layers = layers.names();
  }

  TagCounts run(TagInput input, TagOutput output) throws IOException {
    Optional<String> line;
    do {
      line = input.next();
      if (line.isPresent()) {
        add(line.get(), input);
        lineEnds.add(input.lineEnd());
      } else {
        endSentence();
      }
      var enough = waiting >= MOST_TOKENS || !input.more();
      if (line.isEmpty() || (enough && words.isEmpty())) {
        flush(output);
      }
    } while (line.isPresent());
    return counts;
  }

  private void add(String line, TagInput input) throws IOException {
    if (line.isBlank()) {
      endSentence();
      keep(line);
    } else if (!columns.comment().isEmpty() && line.startsWith(columns.comment())) {
      comment(line, input);
    } else if (columns.kind() == TokenColumns.Kind.CONLL && isDocument(line)) {
      endSentence();
      var added = separator(line) + "O" + (probabilities ? separator(line) + NONE : "");
      keep(line + added.repeat(layers.size()));
    } else {
      token(line, input);
    }
  }

  private void comment(String line, TagInput input) throws IOException {
    if (columns.kind() == TokenColumns.Kind.CONLLU && !started) {
      started = true;
      if (line.startsWith(HEADER)) {
        requireNewNames(line, input);
        expected = line.substring(HEADER.length()).strip().split(" +").length;
        keep(line + names());
        return;
      }
      header(input);
    }
    keep(line);
  }

  private void requireNewNames(String header, TagInput input) throws IOException {
    var present = List.of(header.split(" "));
    for (var name : names().strip().split(" ")) {
      if (present.contains(name)) {
        throw new IOException(
            "%s:%d: there is a column %s already; take it out, or tag the file without it"
                .formatted(input.name(), input.line(), name));
      }
    }
  }

  /** A line that the file does not have; it ends as the first that it has. */
  private void header(TagInput input) {
    keep(USUAL + names());
    lineEnds.add(input.lineEnd().isEmpty() ? "\n" : input.lineEnd());
  }

  /** In a name space of our own, as CoNLL-U Plus asks for. */
  private String names() {
    var names = new StringBuilder();
    for (var layer : layers) {
      var name = " SLUICE:" + layer.toUpperCase(Locale.ROOT);
      names.append(name).append(probabilities ? name + "_PROBABILITY" : "");
    }
    return names.toString();
  }

  private static boolean isDocument(String line) {
    return line.startsWith(DOCUMENT)
        && (line.length() == DOCUMENT.length()
            || Character.isWhitespace(line.charAt(DOCUMENT.length())));
  }

  private void token(String line, TagInput input) throws IOException {
    if (columns.kind() == TokenColumns.Kind.CONLLU && !started) {
      started = true;
      header(input);
    }
    if (columns.kind() == TokenColumns.Kind.CONLLU) {
      requireColumns(line, input);
    }
    var between = separator(line);
    var cells = between.equals("\t") ? line.split("\t", -1) : line.strip().split("[ \t]+");
    if (columns.kind() == TokenColumns.Kind.CONLLU && !cells[0].matches("[0-9]+")) {
      if (!cells[0].matches("[0-9]+[-.][0-9]+")) {
        throw new IOException(
            "%s:%d: expected the number of a token in column 1, as CoNLL-U has it, found \"%s\""
                .formatted(input.name(), input.line(), cells[0]));
      }
      var added = layers.size() * (probabilities ? 2 : 1);
      keep(line + (between + NONE).repeat(added)); // several tokens in one word, or an empty one
      return;
    }
    if (cells.length <= columns.word() || cells[columns.word()].isEmpty()) {
      throw new IOException(
          input.name()
              + ":"
              + input.line()
              + ": expected a word in column "
              + (columns.word() + 1)
              + ", found "
              + cells.length
              + (cells.length == 1 ? " column" : " columns"));
    }
    requireAsMany(cells.length, input);
    words.add(cells[columns.word()]);
    lines.add(between.equals("\t") ? line : line.stripTrailing());
    isToken.add(true);
  }

  /** CoNLL-U says how many there are. */
  private void requireColumns(String line, TagInput input) throws IOException {
    var found = line.split("\t", -1).length;
    if (found != expected) {
      throw new IOException(
          "%s:%d: expected %d columns with tabs between them, as CoNLL-U has them, found %d: \"%s\""
              .formatted(
                  input.name(),
                  input.line(),
                  expected,
                  found,
                  line.codePointCount(0, line.length()) > SHOWN
                      ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
                      : line));
    }
  }

  /** A column more or less would put labels among those of the file. */
  private void requireAsMany(int found, TagInput input) throws IOException {
    if (count == 0) {
      count = found;
      counted = input.line();
    }
    if (found != count) {
      throw new IOException(
          "%s:%d: expected %d columns as in line %d, found %d"
              .formatted(input.name(), input.line(), count, counted, found));
    }
  }

  /** Of the first line that has columns; of all, therefore. */
  private String separator(String line) {
    if (separator.isEmpty()) {
      separator = Optional.of(line.indexOf('\t') >= 0 ? "\t" : " ");
    }
    return separator.get();
  }

  private void keep(String line) {
    lines.add(line);
    isToken.add(false);
  }

  private void endSentence() {
    if (!words.isEmpty()) {
      sentences.add(Sentence.of(words));
      waiting += words.size();
      words = new ArrayList<>();
    }
  }

  private void flush(TagOutput output) throws IOException {
    var added = new ArrayList<String>();
    tagger.tag(sentences).forEach(tagged -> added.addAll(cells(tagged)));
    var text = new StringBuilder();
    var next = 0;
    for (var i = 0; i < lines.size(); i++) {
      text.append(lines.get(i));
      if (isToken.get(i)) {
        text.append(added.get(next++));
      }
      text.append(lineEnds.get(i));
    }
    output.write(text.toString());
    counts = counts.plus(sentences.size(), added.size());
    lines.clear();
    lineEnds.clear();
    isToken.clear();
    sentences.clear();
    waiting = 0;
  }

  /** For each token what is added to its line. */
  private List<String> cells(TaggedSentence tagged) {
    var between = separator.orElse(" ");
    var cells = new ArrayList<>(Collections.nCopies(tagged.sentence().size(), ""));
    for (var name : layers) {
      var layer = tagged.layer(name);
      var shown = probabilities ? probabilities(layer) : List.<String>of();
      for (var token = 0; token < cells.size(); token++) {
        var probability = probabilities ? between + shown.get(token) : "";
        cells.set(token, cells.get(token) + between + layer.labels().get(token) + probability);
      }
    }
    return cells;
  }

  /** Of the span that each token is in. */
  private static List<String> probabilities(TaggedLayer layer) {
    var probabilities = new ArrayList<>(Collections.nCopies(layer.labels().size(), NONE));
    for (var scored : layer.chunks()) {
      for (var token = scored.chunk().first(); token < scored.chunk().end(); token++) {
        probabilities.set(token, Figures.decimal(scored.probability(), 4));
      }
    }
    return probabilities;
  }
}
