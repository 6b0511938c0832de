package io.sluice.experiments.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileYamlTest {

  private static List<String> problems(String text) {
    var problems = new ArrayList<Problem>();
    var tree = YamlReader.file("h.yaml", text, problems);
    assertThat(tree.isEmpty()).isEqualTo(problems.stream().anyMatch(p -> fatal(p.message())));
    return problems.stream().map(Problem::toString).toList();
  }

  private static boolean fatal(String message) {
    return !message.startsWith("tag") && !message.startsWith("key");
  }

  @Test
  void aliasesDoNotUnfoldWithoutBound() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 30; i++) {
      var alias = "*a" + (i - 1);
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(String.join(", ", java.util.Collections.nCopies(9, alias))).append("]\n");
    }
    assertThat(problems(text.toString())).singleElement().asString().contains("more than 10000");
  }

  @Test
  void anchorsCannotContainThemselves() {
    assertThat(problems("a: &x [1, *x]")).singleElement().asString().contains("no finished anchor");
    assertThat(problems("a: *nowhere")).singleElement().asString().contains("nowhere");
    assertThat(problems("&x a: *x\nb: &y {c: *y}")).singleElement().asString().contains("*y");
  }

  @Test
  void modestAliasesWork() {
    assertThat(problems("a: &x {b: 1}\nc: *x")).isEmpty();
  }

  @Test
  void tagsAreRefused() {
    assertThat(problems("a: !!javax.script.ScriptEngineManager [x]\nb: !x 3\nc: !!str 3"))
        .hasSize(3)
        .allMatch(problem -> problem.contains("is not allowed"));
  }

  @Test
  void duplicatesAreRefusedWithBothPlaces() {
    assertThat(problems("a: 1\nb: {c: 1, c: 2}\na: 3"))
        .containsExactly(
            "h.yaml:2:11: key \"c\" stands here a second time, first at h.yaml:2:5; keep one",
            "h.yaml:3:1: key \"a\" stands here a second time, first at h.yaml:1:1; keep one");
  }

  @Test
  void mergeKeysAreJustUnknownKeys() {
    record One(@Doc("A.") int a) {}
    var file = new ConfigFile("h.yaml", Path.of(""), "a: 1\n<<: {a: 2}", List.of());
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> file.bind(One.class)))
        .hasMessageContaining("<<: unknown key");
  }

  @Test
  void depthAndSizeAreBounded() {
    assertThat(problems("[".repeat(5000))).singleElement().asString().contains("nested more than");
    assertThat(problems("a: ".repeat(1) + "x".repeat(YamlReader.MAX_CHARACTERS)))
        .singleElement()
        .asString()
        .contains("at most");
    assertThat(problems("[" + "1,".repeat(20_000) + "1]"))
        .singleElement()
        .asString()
        .contains("more than 10000");
  }

  @Test
  void brokenTextSaysWhere() {
    assertThat(problems("a: [1, 2\nb: 3")).singleElement().asString().startsWith("h.yaml:2:");
    assertThat(problems("a: 1\n\tb: 2")).singleElement().asString().startsWith("h.yaml:2:1");
    assertThat(problems("")).singleElement().asString().contains("empty");
    assertThat(problems("# only a comment")).singleElement().asString().contains("empty");
    assertThat(problems("a: 1\n---\nb: 2")).singleElement().asString().contains("second document");
    assertThat(problems("{[1]: 2}")).singleElement().asString().contains("a key must be a word");
    assertThat(problems("a: \u0000")).singleElement().asString().contains("not YAML");
    assertThat(problems("%YAML 9.1\n---\na: 1")).hasSize(1);
  }

  @Test
  void damagedTextEndsInProblemsNeverInAnotherFailure() {
    var seed = 20_261_121L;
    var random = new Random(seed);
    var whole = "kind: x\nlist: [1, {a: b}, *q]\ntext: \"q\\n\"\nb: &q |\n  block\n  text\n";
    for (var round = 0; round < 3000; round++) {
      var damaged = new StringBuilder(whole);
      for (var edits = random.nextInt(4); edits >= 0; edits--) {
        var at = random.nextInt(damaged.length());
        damaged.setCharAt(
            at,
            (char)
                (random.nextInt(8) == 0
                    ? random.nextInt(0x3000)
                    : " :-[]{}&*!|>'\"%@`,#\n\t?".charAt(random.nextInt(22))));
      }
      var problems = new ArrayList<Problem>();
      var text = damaged.toString();
      org.assertj.core.api.Assertions.assertThatCode(
              () -> YamlReader.file("h.yaml", text, problems))
          .as("seed %d, round %d: %s", seed, round, text)
          .doesNotThrowAnyException();
    }
  }
}
