package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.corpora.CutAt;
import io.sluice.corpora.LineEnds;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CardParserTest {
  private static final String GOOD =
      """
      name: good
      description: a good card
      licence: any
      homepage: none
      line-ends: unix
      files:
        - name: a.txt
          https: https://example.org/a.txt.gz
          bytes: 1_000
        - name: b.txt
          npm: "@scope/package@1.2.3"
          entries: texts/*.txt
          exclude: [texts/bad.txt]
      split: {train: a.txt, validation: b.txt}
      """;

  @Test
  void readsEveryKey() throws IOException {
    CorpusCard card = parse(GOOD);
    assertThat(card.lineEnds()).isEqualTo(LineEnds.UNIX);
    assertThat(card.files().get(0).bytes()).hasValue(1000);
    assertThat(card.files().get(1).source())
        .isInstanceOfSatisfying(
            FileSource.Npm.class,
            npm -> {
              assertThat(npm.name()).isEqualTo("@scope/package");
              assertThat(npm.version()).isEqualTo("1.2.3");
              assertThat(npm.entries().exclude()).containsExactly("texts/bad.txt");
            });
    assertThat(card.split()).isEqualTo(new CardSplit.ByFile("a.txt", "b.txt"));
  }

  @Test
  void withoutASplitNineTenthsAreForTraining() throws IOException {
    assertThat(parse(GOOD.replaceAll("split:.*\n", "")).split())
        .isEqualTo(new CardSplit.ByFraction(0.9, CutAt.CHARACTER));
  }

  @Test
  void annotatedFilesHaveAFormatAndAreCutBetweenSentences() throws IOException {
    String annotated =
        """
        name: tagged
        description: a tagged corpus
        licence: any
        homepage: none
        format: columns
        columns: word pos ner
        comments: "# "
        files: [{name: a.conll, bundled: tagged/a.conll}]
        split: {train: 0.8}
        statistics: {sentences: 3, tokens: 17}
        """;
    CorpusCard card = parse(annotated);
    ColumnLayout layout = ColumnLayout.of("word", "pos", "ner").withComments("# ");
    assertThat(card.format()).isEqualTo(new CardFormat.Annotated(AnnotatedFormat.columns(layout)));
    assertThat(card.split()).isEqualTo(new CardSplit.BySentences(0.8));
    assertThat(card.files().get(0).source()).isEqualTo(new FileSource.Bundled("tagged/a.conll"));
    assertThat(card.statistics().sentences()).hasValue(3);
    assertThat(card.statistics().tokens()).hasValue(17);
    assertThat(parse(annotated.replaceAll("split:.*\n", "")).split())
        .isEqualTo(new CardSplit.BySentences(0.9));
    assertThat(
            parse(
                    annotated
                        .replaceAll("(columns|comments):.*\n", "")
                        .replace("format: columns", "format: conll2003"))
                .format()
                .name())
        .isEqualTo("conll2003");
    refused(annotated.replace("train: 0.8", "train: 0.8, cut: line"), "between sentences");
    refused(annotated.replace("train: 0.8", "train: 1"), "train must be in (0, 1)");
    refused(annotated.replace("word pos", "pos"), "one of them word");
    refused(annotated.replace("format: columns", "format: conll2003"), "needs format: columns");
    refused(annotated.replace("format: columns", "format: conl"), "unknown format \"conl\"");
    refused(annotated.replace("tagged/a.conll", "../a.conll"), "comes with Sluice");
    refused(annotated.replace("tagged/a.conll", "tagged/b/a.conll"), "comes with Sluice");
    refused(
        annotated.replace("conll}]", "conll}, {name: b.conll, bundled: tagged/b.conll}]"),
        "split: {train: FILE");
  }

  @Test
  void allProblemsComeAtOnceWithTheirPlace() {
    InvalidCardException failure =
        catchThrowableOfType(
            InvalidCardException.class,
            () ->
                parse(
                    """
                    name: Bad
                    license: any
                    homepage: [none]
                    files:
                      - name: a.txt
                        https: http://example.org/a.txt
                        sha256: 123
                      - name: b.txt
                        maven: nonsense
                        npm: x@1.0.0
                      - name: c.txt
                        bytes: many
                        npm: x@latest
                    split: {train: 1.5, cut: word}
                    """));
    assertThat(failure.problems())
        .anyMatch(p -> p.startsWith("card.yaml:1:1: the key \"description\" is missing"))
        .anyMatch(p -> p.startsWith("card.yaml:2:1: unknown key \"license\"; did you mean"))
        .anyMatch(p -> p.startsWith("card.yaml:3:11: \"homepage\" must be a text"))
        .anyMatch(p -> p.startsWith("card.yaml:6:12: expected an https:// address"))
        .anyMatch(p -> p.startsWith("card.yaml:8:5: a file has exactly one source"))
        .anyMatch(p -> p.startsWith("card.yaml:12:12: \"bytes\" must be a whole number"))
        .anyMatch(p -> p.startsWith("card.yaml:13:10: expected an exact version"))
        .anyMatch(p -> p.startsWith("card.yaml:14:8: cut must be character or line"));
  }

  @Test
  void dangerousValuesAreRefused() {
    refused(GOOD.replace("name: good", "name: ../good"), "name of a card");
    refused(GOOD.replace("name: a.txt", "name: ../a.txt"), "a file name has letters");
    refused(GOOD.replace("name: a.txt", "name: .."), "a file name has letters");
    refused(GOOD.replace("name: a.txt", "name: a.gz"), "not .gz");
    refused(GOOD.replace("https: https:", "https: file:"), "https://");
    refused(GOOD.replace("//example", "//user:secret@example"), "user name or password");
    refused(GOOD.replace("@scope/package@1.2.3", "--help@1.2.3"), "npm package");
    refused(GOOD.replace("@1.2.3", "@^1.2.3"), "exact version");
    refused(GOOD.replace("npm: \"@scope/package@1.2.3\"", "path: b"), "absolute path");
    refused(GOOD.replace("name: b.txt", "name: a.txt"), "two files have the name");
    refused(GOOD.replace("validation: b.txt", "validation: z.txt"), "not one of the files");
    refused(GOOD.replace("bytes: 1_000", "bytes: 99999999999999"), "bytes must be in");
    refused(GOOD.replace("bytes: 1_000", "entries: '*'"), "needs maven, npm or path");
    refused(GOOD + "name: again\n", "stands twice");
    refused(GOOD + "extra: *nothing\n", "not YAML");
    refused("", "empty");
    refused("a: [", "not YAML");
    refused("x".repeat(300_000), "at most");
    refused("--- 1\n--- 2\n", "not YAML");
  }

  @Test
  void aCardThatIsNotUtf8IsRefused() {
    assertThatThrownBy(
            () ->
                CardParser.parse(
                    new ByteArrayInputStream(new byte[] {(byte) 0xff}),
                    "card.yaml",
                    Optional.empty()))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void anyMutationIsReadOrRefusedCleanly() throws IOException {
    byte[] card = Files.readAllBytes(Path.of("../../corpora/europarl-english.yaml"));
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] mutant = card.clone();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(128);
      }
      try {
        CardParser.parse(new ByteArrayInputStream(mutant), "card.yaml", Optional.empty());
      } catch (InvalidCardException e) {
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(InvalidCardException.class)
        .hasMessageContaining("card.yaml:")
        .hasMessageContaining(message);
  }

  private static CorpusCard parse(String yaml) throws IOException {
    return (CorpusCard)
        CardParser.parse(
            new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
            "card.yaml",
            Optional.empty());
  }
}
