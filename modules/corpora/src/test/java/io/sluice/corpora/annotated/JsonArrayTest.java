package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One array of objects is read as lines of them are. */
class JsonArrayTest {
  private static final AnnotatedFormat JSONL = AnnotatedFormat.of("jsonl");
  private static final List<String> STYLES =
      List.of("jsonl-doccano", "jsonl-prodigy", "jsonl-label-studio");

  @TempDir private Path directory;

  @Test
  void arraysGiveTheDocumentsOfTheLines() throws IOException {
    for (String style : STYLES) {
      AnnotatedFormat format = AnnotatedFormat.of(style);
      for (long seed = 1; seed <= 200; seed++) {
        List<Document> documents = RandomSpans.documents(seed);
        if (style.equals("jsonl-prodigy")) {
          documents = documents.stream().map(RandomSpans::withTokens).toList();
        }
        String lines = write(format, documents);
        String array = array(lines, new SplittableRandom(seed));
        assertThat(RandomDocuments.withoutOrigins(read(JSONL, array)))
            .as("%s, seed %d: %s", style, seed, array)
            .isEqualTo(RandomDocuments.withoutOrigins(read(JSONL, lines)))
            .isEqualTo(documents);
      }
    }
  }

  /** An array of what stands in lines, with line ends and blanks at random between all tokens. */
  private static String array(String lines, SplittableRandom random) {
    StringBuilder array = new StringBuilder(blanks(random)).append('[');
    String between = "";
    for (String line : lines.lines().toList()) {
      array.append(between);
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        boolean token = !quoted && "{}[]:,".indexOf(c) >= 0;
        array.append(token ? blanks(random) + c + blanks(random) : Character.toString(c));
        if (quoted && c == '\\') {
          array.append(line.charAt(++i));
        } else if (c == '"') {
          quoted = !quoted;
        }
      }
      between = blanks(random) + "," + blanks(random);
    }
    return array.append(blanks(random)).append(']').append(blanks(random)).toString();
  }

  private static String blanks(SplittableRandom random) {
    return List.of("", "", " ", "\n  ", "\r\n\t", "\r").get(random.nextInt(6));
  }

  @Test
  void cutOffAnywhereItIsRefusedWithItsPlace() throws IOException {
    String array = array(write(JSONL, RandomSpans.documents(3)), new SplittableRandom(3)).strip();
    for (int length = 1; length < array.length(); length++) {
      String cut = array.substring(0, length);
      assertThatThrownBy(() -> read(JSONL, cut))
          .as(cut)
          .isInstanceOf(AnnotationException.class)
          .hasMessageMatching("(?s)f:[1-9]\\d*: expected .*");
    }
  }

  @Test
  void changedAnywhereItIsReadOrRefusedWithItsPlace() throws IOException {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String array = array(write(JSONL, RandomSpans.documents(seed)), random);
      StringBuilder mutant = new StringBuilder(array);
      mutant.setCharAt(
          random.nextInt(array.length()), "{}[],:\"\\\n 0x".charAt(random.nextInt(12)));
      try {
        read(JSONL, mutant.toString());
      } catch (AnnotationException refused) {
        long lines = mutant.toString().lines().count();
        assertThat(refused.origin().line()).as("seed %d: %s", seed, mutant).isBetween(1L, lines);
      }
    }
  }

  @Test
  void sentencesAndRemarksComeFromTheLineOfTheirObject() throws IOException {
    String array =
        """
        [{"text": "a", "spans": [], "answer": "reject"}, {
            "text": "b c",
            "tokens": [{"text": "b", "start": 0, "end": 1}]
          },
          {
            "data": {"text": "a"}, "annotations": [{"result": []},
              {"result": []}]
          }
        ]
        """;
    Documents documents = JSONL.read(new StringReader(array), "f");
    assertThat(documents.layout()).isEqualTo(JsonLayout.ARRAY);
    List<Document> all = documents.all();
    assertThat(all).hasSize(3);
    assertThat(all.get(1).sentences().get(0).origin()).hasToString("f:1");
    assertThat(documents.remarks())
        .extracting(Remark::toString)
        .containsExactly("f:5: there are 2 annotations; the first is taken");
    assertThat(documents.unlabelled())
        .extracting(Remark::toString)
        .containsExactly(
            "f:1: it was answered with reject",
            "f:1: it has none of [label, labels, entities, spans]");
  }

  @Test
  void oneObjectIsReadAtATime() throws IOException {
    long[] given = {0};
    Reader endless =
        new Reader() {
          private static final String OBJECT = ", {\"text\": \"Ada met Bob\", \"label\": []}";

          @Override
          public int read(char[] target, int offset, int length) {
            String piece = given[0] == 0 ? "[" + OBJECT.substring(1) : OBJECT;
            piece.getChars(0, piece.length(), target, offset);
            given[0] += piece.length();
            return piece.length();
          }

          @Override
          public void close() {}
        };
    try (Documents documents = JSONL.read(endless, "f")) {
      assertThat(documents.layout()).isEqualTo(JsonLayout.ARRAY);
      for (int i = 1; i <= 10_000; i++) {
        assertThat(documents.next().orElseThrow().text()).isEqualTo("Ada met Bob");
        assertThat(given[0]).isLessThanOrEqualTo(40L * (i + 1));
      }
    }
  }

  @Test
  void longLinesOfAnArrayAreNoMatter() throws IOException {
    String text = "x\ud83d\ude00".repeat(20_000);
    String object = "{\"text\": \"" + text + "\"}";
    String array = " ".repeat(40_000) + "[" + object + "," + object + "]";
    assertThat(read(JSONL, array)).extracting(Document::text).containsExactly(text, text);
    assertThat(read(JSONL, object)).extracting(Document::text).containsExactly(text);
    assertThatThrownBy(() -> read(JSONL, array.replace("},{", "},{\"x\" 1, ")))
        .hasMessageStartingWith("f:1: expected a colon at character " + (40_000 + 60_000 + 20));
  }

  @Test
  void checkingGoesOnBehindWhatIsWrong() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(
        file,
        """
        [
          {"text": "a"},
          {"text": 5},
          {"text": "b", "label": [
            [0, 9, "X"]
          ]},
          {"text" "c"},
          {"text": "d"}
        ]
        """);
    List<String> problems = new ArrayList<>();
    List<Document> documents =
        JSONL.examine(file, problem -> problems.add(problem.origin().line() + "")).all();
    assertThat(documents).extracting(Document::text).containsExactly("a", "d");
    assertThat(problems).containsExactly("3", "4", "7");
  }

  @Test
  void predictionsGoInAnArrayIfAskedFor() throws IOException {
    for (String style : STYLES) {
      JsonlFormat format = (JsonlFormat) AnnotatedFormat.of(style);
      for (long seed = 1; seed <= 50; seed++) {
        List<Document> documents = new ArrayList<>();
        for (Document document : RandomSpans.documents(seed)) {
          documents.add(document.withFields(Map.of()));
        }
        String array = predicted(format, JsonLayout.ARRAY, documents);
        String lines = predicted(format, JsonLayout.LINES, documents);
        assertThat(array)
            .as("%s, seed %d", style, seed)
            .isEqualTo("[\n" + lines.stripTrailing().replace("\n", ",\n") + "\n]\n");
        assertThat(read(format, array)).isEqualTo(read(format, lines));
      }
      assertThat(predicted(format, JsonLayout.ARRAY, List.of())).isEqualTo("[]\n");
      assertThat(predicted(format, JsonLayout.LINES, List.of())).isEmpty();
    }
  }

  private static String predicted(JsonlFormat format, JsonLayout layout, List<Document> documents)
      throws IOException {
    StringWriter target = new StringWriter();
    try (AnnotatedWriter writer = format.predictions(target, "names", layout)) {
      for (Document document : documents) {
        writer.write(document);
      }
    }
    return target.toString();
  }
}
