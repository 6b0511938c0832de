package io.sluice.cli;

import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the predicted label of each layer to every token line, behind all columns that it has;
 * whatever else is in the file stays as it is, line ends included.
 */
final class ColumnTagging {
  private static final String DOCUMENT = "-DOCSTART-";
  private static final int MOST_TOKENS = 50_000;

  private final TokenColumns columns;
  private final SentenceTagger tagger;
  private final AddedCells cells;

  /** Of CoNLL-U alone. */
  private final Optional<ConlluHeader> header;

  private final List<String> lines = new ArrayList<>();
  private final List<String> lineEnds = new ArrayList<>();
  private final List<Boolean> isToken = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private Optional<String> separator = Optional.empty();
  private int count;
  private long counted;
  private long waiting;
  private TagCounts counts = TagCounts.NONE;

  ColumnTagging(
      TokenColumns columns, SentenceTagger tagger, TagLayers layers, boolean probabilities) {
    this.columns = columns;
    this.tagger = tagger;
    this.cells = new AddedCells(layers.names(), probabilities);
    this.header =
        columns.kind() == TokenColumns.Kind.CONLLU
            ? Optional.of(new ConlluHeader(layers.names(), probabilities))
            : Optional.empty();
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
      keep(line + cells.ofMark(separator(line)));
    } else {
      token(line, input);
    }
  }

  private void comment(String line, TagInput input) throws IOException {
    var named = header.isPresent() ? header.get().comment(line, input) : line;
    nameColumns(input);
    keep(named);
  }

  /** Adds a line that the file does not have; it ends as the first that it has. */
  private void nameColumns(TagInput input) {
    header
        .flatMap(ConlluHeader::missing)
        .ifPresent(
            names -> {
              keep(names);
              lineEnds.add(input.lineEnd().isEmpty() ? "\n" : input.lineEnd());
            });
  }

  private static boolean isDocument(String line) {
    return line.startsWith(DOCUMENT)
        && (line.length() == DOCUMENT.length()
            || Character.isWhitespace(line.charAt(DOCUMENT.length())));
  }

  private void token(String line, TagInput input) throws IOException {
    if (header.isPresent()) {
      nameColumns(input);
      header.get().requireColumns(line, input);
    }
    var between = separator(line);
    var found = between.equals("\t") ? line.split("\t", -1) : line.strip().split("[ \t]+");
    if (header.isPresent() && !found[0].matches("[0-9]+")) {
      if (!found[0].matches("[0-9]+[-.][0-9]+")) {
        throw new IOException(
            "%s:%d: expected the number of a token in column 1, as CoNLL-U has it, found \"%s\""
                .formatted(input.name(), input.line(), found[0]));
      }
      keep(line + cells.ofNone(between)); // several tokens in one word, or an empty one
      return;
    }
    if (found.length <= columns.word() || found[columns.word()].isEmpty()) {
      throw new IOException(
          input.name()
              + ":"
              + input.line()
              + ": expected a word in column "
              + (columns.word() + 1)
              + ", found "
              + found.length
              + (found.length == 1 ? " column" : " columns"));
    }
    requireAsMany(found.length, input);
    words.add(found[columns.word()]);
    lines.add(between.equals("\t") ? line : line.stripTrailing());
    isToken.add(true);
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
    tagger.tag(sentences).forEach(tagged -> added.addAll(cells.of(tagged, separator.orElse(" "))));
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
}
