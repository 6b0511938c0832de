package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Span;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
  private static final AnnotatedFormat WORD_NER =
      AnnotatedFormat.columns(ColumnLayout.of("word", "ner"));

  private static final String CONLL2003 =
      """
      -DOCSTART- -X- O O

      Ada NNP I-NP I-PER
      Bell NNP B-NP B-PER
      ran VBD I-VP O

      -DOCSTART- -X- O O

      """;

  @TempDir private Path directory;

  private String convert(String text, AnnotatedFormat from, AnnotatedFormat to) throws IOException {
    return convert(text, Conversions.between(from, to));
  }

  private String convert(String text, Conversion conversion) throws IOException {
    Path source = Files.writeString(directory.resolve("source"), text);
    Path target = directory.resolve("target");
    report = conversion.convert(source, target);
    return Files.isDirectory(target) ? "" : Files.readString(target);
  }

  private ConversionReport report = new ConversionReport(0, 0, 0, List.of());

  private List<String> remarks() {
    return report.remarks().stream()
        .map(remark -> remark.toString().replace(directory + "/", ""))
        .toList();
  }

  @Test
  void columnsBecomeRunningText() throws IOException {
    String columns =
        """
        He O
        did O
        n't O
        see O
        Ada B-PER
        's O
        ( O
        " O
        big O
        " O
        ) O
        bill O
        , O
        $ O
        5 O
        . O

        " O
        Bell B-PER
        ? O
        " O
        """;
    Path source = Files.writeString(directory.resolve("source"), columns);
    Path target = directory.resolve("target");
    Conversions.running(WORD_NER, AnnotatedFormat.of("text", "ner")).convert(source, target);
    assertThat(target).content().startsWith("He didn't see Ada's (\"big\") bill, $5.\n\"Bell?\"\n");
    Conversions.running(WORD_NER, AnnotatedFormat.of("jsonl", "ner")).convert(source, target);
    assertThat(target).content().contains("[[14, 17, \"PER\"], [39, 43, \"PER\"]]");
    assertThatThrownBy(() -> Conversions.running(new PlainTextFormat(), WORD_NER))
        .hasMessage("running text is made of words, but format text has its own text");
    assertThatThrownBy(() -> Conversions.running(WORD_NER, AnnotatedFormat.of("opennlp-names")))
        .hasMessageContaining("format opennlp-names holds words only; running text needs");
  }

  @Test
  void bracketsOfTheTreebankBecomeBrackets() throws IOException {
    Path source =
        Files.writeString(
            directory.resolve("source"),
            "Shares -LRB- `` of <START:ORG> IBM -RRB- <END> '' fell ₹ 5\n");
    Path target = directory.resolve("target");
    AnnotatedFormat jsonl = AnnotatedFormat.of("jsonl");
    Conversions.running(AnnotatedFormat.of("opennlp-names"), jsonl).convert(source, target);
    String text = "Shares (\"of IBM)\" fell ₹5\n";
    var read = jsonl.read(target).all().get(0);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.spans("ner")).containsExactly(Span.in(text, 12, 16, "ORG"));
    Path back = directory.resolve("back");
    Conversions.between(jsonl, WORD_NER).convert(target, back);
    assertThat(back).content().contains("\"\tO\nof\tO\nIBM\tB-ORG\n)\tI-ORG\n\"\tO\n");
  }

  @Test
  void columnsBecomeOtherColumnsInAnotherScheme() throws IOException {
    assertThat(
            convert(
                CONLL2003,
                Conversions.into(LabelScheme.IOBES, AnnotatedFormat.of("conll2003"), WORD_NER)))
        .isEqualTo("-DOCSTART-\tO\n\nAda\tS-PER\nBell\tS-PER\nran\tO\n\n-DOCSTART-\tO\n\n");
    assertThat(remarks())
        .containsExactly(
            "source:3: the format columns does not hold the layer pos",
            "source:3: the format columns does not hold the layer chunk");
    assertThat(report.documents()).isEqualTo(2);
    assertThat(report.tokens()).isEqualTo(3);
  }

  @Test
  void linesEndAsThoseOfTheSource() throws IOException {
    String unix = CONLL2003.strip() + "\n\n";
    for (String end : List.of("\n", "\r\n", "\r")) {
      String columns = unix.replace("\n", end);
      AnnotatedFormat conll = AnnotatedFormat.of("conll2003");
      String written = convert(columns, conll, WORD_NER);
      assertThat(written).startsWith("-DOCSTART-\tO" + end + end + "Ada\tI-PER" + end);
      assertThat(written.replace(end, "\n")).doesNotContain("\r");
      String jsonl = convert(columns, conll, AnnotatedFormat.of("jsonl"));
      assertThat(jsonl).endsWith("[]}" + end).contains("ran\\n\"");
      assertThat(convert(jsonl, AnnotatedFormat.of("jsonl"), AnnotatedFormat.of("jsonl")))
          .isEqualTo(jsonl);
      assertThat(remarks()).isEmpty();
      String text = convert(columns, conll, AnnotatedFormat.of("text"));
      assertThat(text).isEqualTo("Ada Bell ran\n");
    }
    String mixed = "Ada\tO\r\nran\tO\n\r\n";
    assertThat(convert(mixed, WORD_NER, WORD_NER)).isEqualTo("Ada\tO\r\nran\tO\r\n\r\n");
    assertThat(remarks())
        .containsExactly(
            "source:2: the line ends otherwise than the first; all are written as the first");
  }

  @Test
  void theFirstLineMayEndWhereTheBufferDoes() throws IOException {
    AnnotatedFormat jsonl = AnnotatedFormat.of("jsonl");
    for (int length = 16_300; length < 16_400; length++) {
      String frame = "{\"text\": \"\", \"label\": []}";
      String line = frame.replace("\"\"", '"' + "x".repeat(length - frame.length()) + '"');
      String lines = line + "\r\n" + line + "\r\n";
      assertThat(convert(lines, jsonl, jsonl).equals(lines)).as("length %d", length).isTrue();
    }
  }

  @Test
  void labelsBecomeSpansAndSpansLabels() throws IOException {
    String jsonl = convert(CONLL2003, AnnotatedFormat.of("conll2003"), AnnotatedFormat.of("jsonl"));
    assertThat(jsonl)
        .isEqualTo(
            """
            {"id": 1, "text": "Ada Bell ran\\n", "label": [[0, 3, "PER"], [4, 8, "PER"]]}
            {"id": 2, "text": "", "label": []}
            """);
    assertThat(convert(jsonl, AnnotatedFormat.of("jsonl"), AnnotatedFormat.of("conllu")))
        .startsWith("# global.columns = ID FORM")
        .contains("1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\tB-PER\n");
    assertThat(remarks())
        .containsExactly("source:2: document \"2\" has no sentences and is left out");
  }

  private static final String STUDIO =
      """
      {"id": 1, "data": {"text": "Ada ran"}, "annotations": [{"result": [\
      {"from_name": "ner", "to_name": "text", "type": "labels", "value": \
      {"start": 0, "end": 3, "text": "Ada", "labels": ["PER"]}}, \
      {"from_name": "parts", "to_name": "text", "type": "labels", "value": \
      {"start": 4, "end": 7, "text": "ran", "labels": ["VERB"]}}]}]}
      """;

  @Test
  void layersOfLabelStudioStayApart() throws IOException {
    AnnotatedFormat studio = AnnotatedFormat.of("jsonl-label-studio");
    assertThat(convert(STUDIO, studio, studio)).isEqualTo(STUDIO);
    assertThat(remarks()).isEmpty();
    assertThat(convert(STUDIO, studio, AnnotatedFormat.of("jsonl")))
        .isEqualTo("{\"id\": 1, \"text\": \"Ada ran\", \"label\": [[0, 3, \"PER\"]]}\n");
    assertThat(remarks())
        .containsExactly(
            "source:1: the format jsonl-doccano does not hold spans of the layer parts");
    assertThat(convert(STUDIO, studio, WORD_NER))
        .isEqualTo("-DOCSTART-\tO\n\nAda\tB-PER\nran\tO\n\n");
    Path target = directory.resolve("target");
    String before = Files.readString(target);
    String other = STUDIO.replace("\"ner\"", "\"entities\"");
    assertThatThrownBy(() -> convert(other, studio, WORD_NER))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining("source:1: no from_name is ner or label in the whole file");
    assertThat(target).hasContent(before);
  }

  @Test
  void spansThatDoNotFitAreTold() throws IOException {
    String jsonl = "\n{\"text\": \"Ada Bell ran\", \"label\": [[0, 2, \"X\"], [4, 8, \"PER\"]]}\n";
    assertThat(convert(jsonl, AnnotatedFormat.of("jsonl"), AnnotatedFormat.of("opennlp-names")))
        .isEqualTo("Ada <START:PER> Bell <END> ran\n");
    assertThat(remarks()).singleElement().asString().startsWith("source:2: X \"Ad\" 0..2: ");
  }

  @Test
  void textIsAllThatTextHolds() throws IOException {
    assertThat(convert("Hi there. Bye.\n", AnnotatedFormat.of("text"), WORD_TEXT))
        .isEqualTo("Hi\nthere\n.\n\nBye\n.\n\n");
    assertThat(convert(CONLL2003, AnnotatedFormat.of("conll2003"), AnnotatedFormat.of("text")))
        .isEqualTo("Ada Bell ran\n");
    assertThat(remarks())
        .containsExactly(
            "source:3: the format text does not hold the layer pos",
            "source:3: the format text does not hold the layer chunk",
            "source:3: the format text does not hold the layer ner");
    convert(
        "{\"text\": \"Ada\", \"label\": [[0, 3, \"PER\"]]}\n",
        AnnotatedFormat.of("jsonl"),
        AnnotatedFormat.of("text"));
    assertThat(remarks())
        .containsExactly("source:1: the format text does not hold spans of the layer ner");
  }

  private static final AnnotatedFormat WORD_TEXT = AnnotatedFormat.columns(ColumnLayout.of("word"));

  @Test
  void aFailureLeavesNoHalfFile() throws IOException {
    Files.writeString(directory.resolve("target"), "before");
    assertThatThrownBy(() -> convert(CONLL2003 + "x\n", AnnotatedFormat.of("conll2003"), WORD_NER))
        .hasMessageContaining("source:9: expected 4 columns");
    assertThat(directory.resolve("target")).hasContent("before");
    assertThatThrownBy(() -> convert("Hi.\n", AnnotatedFormat.of("text"), WORD_NER))
        .hasMessageContaining("the column ner needs a layer");
  }

  @Test
  void bratIsADirectory() throws IOException {
    convert(CONLL2003, AnnotatedFormat.of("conll2003"), AnnotatedFormat.of("brat"));
    assertThat(directory.resolve("target/1.ann"))
        .hasContent("T1\tPER 0 3\tAda\nT2\tPER 4 8\tBell\n");
    ConversionReport back =
        Conversions.between(AnnotatedFormat.of("brat"), WORD_NER)
            .convert(directory.resolve("target"), directory.resolve("back"));
    assertThat(back.documents()).isEqualTo(2);
    assertThat(directory.resolve("back")).content().contains("Bell\tB-PER\n");
  }

  @Test
  void whatShouldBeKeptIsNotReplaced() throws IOException {
    AnnotatedFormat text = AnnotatedFormat.of("text");
    AnnotatedFormat brat = AnnotatedFormat.of("brat");
    Path own = Files.createDirectory(directory.resolve("own"));
    Path file = Files.writeString(own.resolve("1.txt"), "mine");
    Files.createFile(own.resolve("1.ann"));
    refused(text, text, file, own.resolve("../own/1.txt"), "1.txt is what is read; writing there");
    refused(brat, text, own, file, "is what is read");
    refused(brat, text, file, own.resolve("1.ann"), "is what is read");
    refused(brat, brat, own, own, "is what is read");
    refused(text, brat, file, own, "own is not empty; format brat is written to a new or empty");
    refused(text, text, file, directory, "is a directory; format text needs the name of a file");
    Path other = Files.createFile(directory.resolve("other"));
    refused(text, brat, file, other, "other is a file; format brat needs a directory");
    refused(text, text, file, directory.resolve("x.gz"), "x.gz: files are written uncompressed");
    assertThat(file).hasContent("mine");
    Path fresh = Files.createDirectory(directory.resolve("fresh"));
    assertThat(Conversions.between(text, brat).convert(file, fresh).documents()).isOne();
    assertThat(fresh.resolve("1.txt")).hasContent("mine");
  }

  private static void refused(
      AnnotatedFormat from, AnnotatedFormat to, Path source, Path target, String why) {
    assertThatThrownBy(() -> Conversions.between(from, to).convert(source, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
