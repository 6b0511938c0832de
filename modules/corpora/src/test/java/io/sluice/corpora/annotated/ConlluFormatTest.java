package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConlluFormatTest {
  private static final AnnotatedFormat CONLLU = AnnotatedFormat.of("conllu");

  /** Columns are divided by blanks here, by tabs in the format. */
  private static String tabs(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      lines.append(line.startsWith("#") ? line : line.strip().replaceAll(" +", "\t")).append('\n');
    }
    return lines.deleteCharAt(lines.length() - 1).toString();
  }

  private static final String TEXT =
      tabs(
          """
          # newdoc id = letter
          # sent_id = 1
          # text = I don't go du nord.
          1     I     I    PRON PRP Case=Nom|Number=Sing 4 nsubj _ _
          2-3   don't _    _    _   _                    _ _     _ _
          2     do    do   AUX  VBP _                    4 aux   _ _
          3     n't   not  PART RB  _                    4 advmod _ _
          4     go    go   VERB VB  _                    0 root  _ _
          4.1   went  go   VERB _   _                    _ _     4:dep CopyOf=4
          5-6   du    _    _    _   _                    _ _     _ _
          5     de    de   ADP  _   _                    7 case  _ _
          6     le    le   DET  _   _                    7 det   _ _
          7     nord  nord NOUN NN  _                    4 obl   _ SpaceAfter=No
          8     .     .    PUNCT .  _                    4 punct _ _

          # sent_id = 2
          1     Yes   yes  INTJ UH  _                    0 root  _ SpaceAfter=No|X=1
          2     !     !    PUNCT .  _                    1 punct _ _
          2.1   then  _    _    _   _                    _ _     1:dep _

          # newdoc
          1     1/2   _    NUM  _   _                    0 root  _ _

          """);

  @Test
  void readsWordsOffsetsAndLayers() throws IOException {
    List<Document> documents = read(CONLLU, TEXT);
    assertThat(documents).extracting(Document::id).containsExactly("letter", "2");
    Document letter = documents.get(0);
    assertThat(letter.text()).isEqualTo("I don't go du nord.\nYes!\n");
    Sentence sentence = letter.sentences().get(0);
    assertThat(sentence.origin()).isEqualTo(new Origin("f", 4));
    assertThat(sentence.labels("upos"))
        .containsExactly("PRON", "AUX", "PART", "VERB", "ADP", "DET", "NOUN", "PUNCT");
    assertThat(sentence.labels("feats")).startsWith("Case=Nom|Number=Sing", "_");
    assertThat(sentence.tokens())
        .containsExactly(
            new Token("I", 0, 1),
            new Token("do", 2, 4),
            new Token("n't", 4, 7),
            new Token("go", 8, 10),
            new Token("de", 11, 13),
            new Token("le", 11, 13),
            new Token("nord", 14, 18),
            new Token(".", 18, 19));
    assertThat(letter.sentences().get(1).tokens().get(1)).isEqualTo(new Token("!", 23, 24));
  }

  @Test
  void writesWhatItReadByteForByte() throws IOException {
    assertThat(write(CONLLU, read(CONLLU, TEXT))).isEqualTo(TEXT);
  }

  @Test
  void namedColumnsAreLayersToo() throws IOException {
    String text =
        "# global.columns = ID FORM UPOS NE:TYPE\n1\tAda\tPROPN\tB-PER\n2\tran\tVERB\tO\n\n";
    Sentence sentence = read(CONLLU, text).get(0).sentences().get(0);
    assertThat(sentence.labels("NE:TYPE")).containsExactly("B-PER", "O");
    assertThat(sentence.labels("upos")).containsExactly("PROPN", "VERB");
    assertThat(sentence.tokens().get(1)).isEqualTo(new Token("ran", 4, 7));
  }

  @Test
  void otherDocumentsGetTextSpacingAndColumns() throws IOException {
    String text = "Don't\nstop!  Now";
    Sentence first =
        new Sentence(
                List.of(
                    new Token("Do", 0, 5),
                    new Token("not", 0, 5),
                    new Token("stop", 6, 10),
                    new Token("!", 10, 11)),
                Map.of(),
                Origin.NONE)
            .withLayer("ner", "O", "O", "O", "O");
    Sentence second =
        new Sentence(List.of(new Token("Now", 13, 16)), Map.of(), Origin.NONE)
            .withLayer("ner", "B-T");
    Document document = Document.of("x", text, List.of(first, second));
    assertThat(write(CONLLU, List.of(document)))
        .isEqualTo(
            tabs(
                """
                # global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC ner
                # newdoc id = x
                # text = Don't stop!
                1-2 Don't _ _ _ _ _ _ _ _ _
                1 Do _ _ _ _ _ _ _ _ O
                2 not _ _ _ _ _ _ _ _ O
                3 stop _ _ _ _ _ _ _ SpaceAfter=No O
                4 ! _ _ _ _ _ _ _ _ O

                # text = Now
                1 Now _ _ _ _ _ _ _ _ B-T

                """));
  }

  @Test
  void writeThenReadGivesTheSame() throws IOException {
    for (long seed = 1; seed <= 300; seed++) {
      List<Document> documents = documents(new RandomDocuments(seed, " "), seed % 2 == 0);
      String text = write(CONLLU, documents);
      List<Document> again = RandomDocuments.withoutOrigins(read(CONLLU, text));
      assertThat(again.stream().map(ConlluFormatTest::plain).toList())
          .as("seed %d: %s", seed, text)
          .isEqualTo(documents);
      assertThat(write(CONLLU, read(CONLLU, text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  /** Without the layers that the format adds. */
  private static Document plain(Document document) {
    return document.withSentences(
        document.sentences().stream()
            .map(
                sentence ->
                    sentence
                        .withoutLayer(ConlluFormat.COMMENTS)
                        .withoutLayer(ConlluFormat.BEFORE)
                        .withoutLayer(ConlluFormat.AFTER)
                        .withoutLayer("misc"))
            .toList());
  }

  private static List<Document> documents(RandomDocuments random, boolean more) {
    List<Document> documents = new ArrayList<>();
    for (int d = 0; d < 1 + random.below(4); d++) {
      StringBuilder text = new StringBuilder();
      List<Sentence> sentences = new ArrayList<>();
      for (int s = 0; s < 1 + random.below(4); s++) {
        List<Token> tokens = new ArrayList<>();
        for (int t = 0; t < 1 + random.below(6); t++) {
          String word = random.word().strip();
          word = word.isEmpty() ? "y" : word;
          text.append(t > 0 && random.below(3) > 0 ? " " : "");
          tokens.add(new Token(word, text.length(), text.length() + word.length()));
          text.append(word);
        }
        text.append('\n');
        Map<String, List<String>> layers = new LinkedHashMap<>();
        for (String name : ConlluColumns.USUAL.names()) {
          if (!List.of("ID", "FORM", "MISC").contains(name)) {
            layers.put(
                ConlluColumns.layer(name), tokens.stream().map(t -> random.label()).toList());
          }
        }
        if (more) {
          layers.put("ner", tokens.stream().map(t -> random.label()).toList());
        }
        sentences.add(new Sentence(tokens, layers, Origin.NONE));
      }
      String id = d == 0 ? "" : random.below(2) == 0 ? "d " + d : Integer.toString(d);
      documents.add(Document.of(id, text.toString(), sentences));
    }
    return documents;
  }

  @Test
  void problemsAreLocated() {
    refused("1 a _ _ _ _ _ _ _\n", "f:1: expected 10 columns with tabs between them, found 9");
    refused("1 a _ _ _ _ _ _ _ _\n3 b _ _ _ _ _ _ _ _\n", "f:2: expected word 2, found 3");
    refused("1 a _ _ _ _ _ _ _ _\n# x\n", "f:2: expected a word or the end of the sentence");
    refused("x a _ _ _ _ _ _ _ _\n", "f:1: expected a word number such as 7");
    refused("1-2 a _ _ _ _ _ _ _ _\n1 a _ _ _ _ _ _ _ _\n", "expected word 2, found the end");
    refused("2-1 a _ _ _ _ _ _ _ _\n", "f:1: expected a range of words from 1");
    refused("0.2 a _ _ _ _ _ _ _ _\n", "f:1: expected 0.1, found 0.2");
    refused("# only\n\n", "f:2: expected words before the end of the sentence");
    refused("# newdoc\n# newdoc id = x\n1 a _ _ _ _ _ _ _ _\n", "f:2: expected words, found");
    refused(
        "# text = a c\n1 a _ _ _ _ _ _ _ _\n2 b _ _ _ _ _ _ _ _\n",
        "f:1: expected the text to go on with \"b\", found \"c\"");
    refused("# global.columns = ID WORD\n", "ID and FORM among them");
    assertThatThrownBy(() -> read(CONLLU, "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n"))
        .hasMessageStartingWith("f:1: column FORM is empty");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(CONLLU, tabs(text)))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatItCannotWrite() {
    assertThatThrownBy(() -> write(CONLLU, List.of(Document.of("x", "", List.of()))))
        .hasMessageContaining("without sentences");
    Sentence sentence = Sentence.of("a");
    assertThatThrownBy(
            () ->
                write(
                    CONLLU,
                    List.of(
                        Document.of("x", List.of(sentence)),
                        Document.of("y", List.of(sentence.withLayer("ner", "O"))))))
        .hasMessageContaining("the layer ner has no column");
    assertThatThrownBy(() -> write(CONLLU, List.of(Document.of("", List.of(Sentence.of("a\tb"))))))
        .hasMessageContaining("FORM of CoNLL-U cannot hold");
  }

  @Test
  void columnsOfTaggersBecomeLayersUnlessThereAreSuch() throws IOException {
    var file =
        """
        # global.columns = ID FORM pos SLUICE:NER SLUICE:POS SLUICE:x PARSEME:MWE
        1\tAda\tN\tB-PER\tV\t1\t*

        """;
    var read = AnnotatedFormat.of("conllu").read(new StringReader(file), "a.conllu").all().get(0);
    var named = ConlluFormat.withLayersOfTaggers(read, "ner").sentences().get(0);
    assertThat(named.layerNames())
        .containsExactly("pos", "ner", "SLUICE:POS", "SLUICE:x", "PARSEME:MWE");
    assertThat(named.labels("ner")).containsExactly("B-PER");
    assertThat(named.labels("pos")).containsExactly("N");
    var wanted = ConlluFormat.withLayersOfTaggers(read, "NER").sentences().get(0);
    assertThat(wanted.layerNames()).contains("NER").doesNotContain("ner");
  }
}
