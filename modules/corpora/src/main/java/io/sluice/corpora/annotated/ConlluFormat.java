package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * CoNLL-U, the format of Universal Dependencies, and CoNLL-U Plus.
 *
 * <p>The tokens of a sentence are its words. The other columns are layers: {@code lemma}, {@code
 * upos}, {@code xpos}, {@code feats}, {@code head}, {@code deprel}, {@code deps}, {@code misc};
 * columns of CoNLL-U Plus keep their name. A document begins at {@code # newdoc}; text outside any
 * comes in unnamed parts.
 *
 * <p>The text of a sentence is what {@code # text =} says, else words with blanks where {@code
 * SpaceAfter=No} does not forbid them; a line feed follows. Words of a multi-word token have their
 * part of it if they are spelt like it ({@code don't}), else they share its place ({@code du} = de
 * + le).
 *
 * <p>Nothing is lost from reading to writing: comments, and lines for multi-word tokens and empty
 * nodes, travel as layers {@value #COMMENTS}, {@value #BEFORE} and {@value #AFTER}. Documents of
 * other formats get {@code # text} and {@code SpaceAfter=No}; columns they have no layer for are
 * {@code _}, and layers without a column are added as CoNLL-U Plus does. Line ends inside a
 * sentence, and what stands between sentences, become a blank and a line end.
 *
 * <p>What a tagger says of a file stands in columns of our own name space, see {@link #column} and
 * {@link #withLayersOfTaggers}.
 */
public record ConlluFormat() implements AnnotatedFormat {
  /** Layer whose first label is the comments of the sentence, line by line. */
  public static final String COMMENTS = "conllu:comments";

  /** Layer with the lines that stand before the line of a word. */
  public static final String BEFORE = "conllu:before";

  /** Layer with the lines that stand after the line of the last word. */
  public static final String AFTER = "conllu:after";

  /** Name space of the columns that {@link #column} names. */
  private static final String OWN = "SLUICE:";

  /**
   * The column of CoNLL-U Plus in which a tagger's labels stand, beside what the file has itself:
   * {@code SLUICE:NER} for {@code ner}.
   */
  public static String column(String layer) {
    return OWN + layer.toUpperCase(Locale.ROOT);
  }

  /** Whether CoNLL-U has a column for a layer without naming it. */
  public static boolean isUsual(String layer) {
    return ConlluColumns.USUAL.names().stream()
        .anyMatch(name -> ConlluColumns.layer(name).equals(layer));
  }

  /**
   * The document with the labels of a tagger in layers of the names that the tagger gives them,
   * unless there are such layers: {@code ner} where a file has the column {@code SLUICE:NER}.
   *
   * @param layer that is wanted; other names are lower case
   */
  public static Document withLayersOfTaggers(Document document, String layer) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : document.sentences()) {
      LinkedHashMap<String, List<String>> layers = new LinkedHashMap<>();
      sentence
          .layers()
          .forEach((name, labels) -> layers.put(layerOfTagger(name, layer, sentence), labels));
      sentences.add(new Sentence(sentence.tokens(), layers, sentence.origin()));
    }
    return document.withSentences(sentences);
  }

  private static String layerOfTagger(String name, String wanted, Sentence sentence) {
    if (!name.startsWith(OWN)) {
      return name;
    }
    String layer =
        name.equals(column(wanted))
            ? wanted
            : name.substring(OWN.length()).toLowerCase(Locale.ROOT);
    return column(layer).equals(name) && !sentence.layers().containsKey(layer) ? layer : name;
  }

  /** A document nobody annotated: of every word it is told that its label is not known. */
  static Document unlabelled(Document document, String layer) {
    return document.withSentences(
        document.sentences().stream()
            .map(s -> s.withLayer(layer, Collections.nCopies(s.size(), ConlluWriter.NOTHING)))
            .toList());
  }

  /** Whether a layer carries lines of the file that are no annotation of its words. */
  public static boolean carries(String layer) {
    return layer.equals(COMMENTS) || layer.equals(BEFORE) || layer.equals(AFTER);
  }

  @Override
  public String name() {
    return "conllu";
  }

  @Override
  public Annotation annotation() {
    return Annotation.LABELS;
  }

  @Override
  public Documents read(Reader text, String source) {
    return new ConlluReader(text, source);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new ConlluWriter(target);
  }
}
