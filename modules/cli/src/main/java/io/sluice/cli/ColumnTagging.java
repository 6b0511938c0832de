package io.sluice.cli;

import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the predicted label to every token line, behind all columns that it has; whatever else is in
 * the file stays as it is.
 */
final class ColumnTagging {
  private static final String DOCUMENT = "-DOCSTART-";
  private static final String HEADER = "# global.columns =";
  private static final String USUAL =
      HEADER + " ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC";
  private static final int MOST_TOKENS = 50_000;

  private final TokenColumns columns;
  private final SentenceTagger tagger;
  private final String layer;
  private final List<String> lines = new ArrayList<>();
  private final List<Boolean> isToken = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private Optional<String> separator = Optional.empty();
  private long waiting;
  private boolean started;
  private TagCounts counts = TagCounts.NONE;

  ColumnTagging(TokenColumns columns, SentenceTagger tagger, String layer) {
    this.columns = columns;
    this.tagger = tagger;
    this.layer = layer;
  }

  TagCounts run(TagInput input, TagOutput output) throws IOException {
    Optional<String> line;
    do {
      line = input.next();
      if (line.isPresent()) {
        add(line.get(), input);
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
      comment(line);
    } else if (columns.kind() == TokenColumns.Kind.CONLL && isDocument(line)) {
      endSentence();
      keep(line + separator(line) + "O");
    } else {
      token(line, input);
    }
  }

  private void comment(String line) {
    if (columns.kind() == TokenColumns.Kind.CONLLU && !started) {
      started = true;
      if (line.startsWith(HEADER)) {
        keep(line + " " + name());
        return;
      }
      keep(USUAL + " " + name());
    }
    keep(line);
  }

  /** In a name space of our own, as CoNLL-U Plus asks for. */
  private String name() {
    return "SLUICE:" + layer.toUpperCase(java.util.Locale.ROOT);
  }

  private static boolean isDocument(String line) {
    return line.startsWith(DOCUMENT)
        && (line.length() == DOCUMENT.length()
            || Character.isWhitespace(line.charAt(DOCUMENT.length())));
  }

  private void token(String line, TagInput input) throws IOException {
    if (columns.kind() == TokenColumns.Kind.CONLLU && !started) {
      started = true;
      keep(USUAL + " " + name());
    }
    var between = separator(line);
    var cells = between.equals("\t") ? line.split("\t", -1) : line.strip().split("[ \t]+");
    if (columns.kind() == TokenColumns.Kind.CONLLU && !cells[0].matches("[0-9]+")) {
      keep(line + between + "_"); // several tokens in one word, or an empty one
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
    words.add(cells[columns.word()]);
    lines.add(between.equals("\t") ? line : line.stripTrailing());
    isToken.add(true);
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
    var labels = new ArrayList<String>();
    for (var tagged : tagger.tag(sentences)) {
      labels.addAll(tagged.labels());
    }
    var text = new StringBuilder();
    var next = 0;
    for (var i = 0; i < lines.size(); i++) {
      text.append(lines.get(i));
      if (isToken.get(i)) {
        text.append(separator.orElse(" ")).append(labels.get(next++));
      }
      text.append('\n');
    }
    output.write(text.toString());
    counts = counts.plus(sentences.size(), labels.size());
    lines.clear();
    isToken.clear();
    sentences.clear();
    waiting = 0;
  }
}
