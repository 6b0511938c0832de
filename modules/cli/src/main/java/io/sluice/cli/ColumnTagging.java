package io.sluice.cli;

import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.ArrayList;
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

  private final TokenColumns columns;
  private final SentenceTagger tagger;
  private final List<String> layers;
  private final List<String> lines = new ArrayList<>();
  private final List<String> lineEnds = new ArrayList<>();
  private final List<Boolean> isToken = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private Optional<String> separator = Optional.empty();
  private long waiting;
  private boolean started;
  private TagCounts counts = TagCounts.NONE;

  ColumnTagging(TokenColumns columns, SentenceTagger tagger, TagLayers layers) {
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
      keep(line + (separator(line) + "O").repeat(layers.size()));
    } else {
      token(line, input);
    }
  }

  private void comment(String line, TagInput input) {
    if (columns.kind() == TokenColumns.Kind.CONLLU && !started) {
      started = true;
      if (line.startsWith(HEADER)) {
        keep(line + names());
        return;
      }
      header(input);
    }
    keep(line);
  }

  /** A line that the file does not have; it ends as the first that it has. */
  private void header(TagInput input) {
    keep(USUAL + names());
    lineEnds.add(input.lineEnd().isEmpty() ? "\n" : input.lineEnd());
  }

  /** In a name space of our own, as CoNLL-U Plus asks for. */
  private String names() {
    var names = new StringBuilder();
    layers.forEach(layer -> names.append(" SLUICE:").append(layer.toUpperCase(Locale.ROOT)));
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
    var between = separator(line);
    var cells = between.equals("\t") ? line.split("\t", -1) : line.strip().split("[ \t]+");
    if (columns.kind() == TokenColumns.Kind.CONLLU && !cells[0].matches("[0-9]+")) {
      keep(
          line
              + (between + "_")
                  .repeat(layers.size())); // several tokens in one word, or an empty one
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
    var added = new ArrayList<String>();
    for (var tagged : tagger.tag(sentences)) {
      for (var token = 0; token < tagged.sentence().size(); token++) {
        added.add(cells(tagged, token));
      }
    }
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

  private String cells(TaggedSentence tagged, int token) {
    var cells = new StringBuilder();
    for (var layer : layers) {
      cells.append(separator.orElse(" ")).append(tagged.layer(layer).labels().get(token));
    }
    return cells.toString();
  }
}
