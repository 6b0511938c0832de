package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.model.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelVerbsTest {
  @TempDir private static Path directory;

  private static TrainedRun made = new TrainedRun(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedRun.train(directory);
  }

  @Test
  void generatesFromTheRunAndFromTheFile() {
    var fromRun = Run.of("generate", made.run(), "--seed", "3");
    assertThat(fromRun.code()).isZero();
    assertThat(fromRun.out()).startsWith("the").hasSize("the".length() + 30 + 1);
    var fromFile =
        Run.of("generate", made.model(), "--seed", "3", "--prompt", "the", "--length", "30");
    assertThat(fromFile.out()).isEqualTo(fromRun.out());
    assertThat(fromRun.err()).isEmpty();
  }

  @Test
  void everySamplingOptionIsHeard() {
    var greedy = Run.of("generate", made.run(), "--greedy", "--seed", "1").out();
    assertThat(Run.of("generate", made.run(), "--top-k", "1").out()).isEqualTo(greedy);
    var object = Run.of("generate", made.run(), "--greedy", "--json").json();
    assertThat(((JsonObject) object.array("samples").values().get(0)).members())
        .containsOnlyKeys("text", "symbols", "end");
    assertThat(Run.of("generate", made.run(), "--temperature", "0").out()).isEqualTo(greedy);
    assertThat(Run.of("generate", made.run(), "--top-p", "1e-9").out()).isEqualTo(greedy);
    assertThat(Run.of("generate", made.run(), "--min-p", "1").out()).isEqualTo(greedy);
    var beam = Run.of("generate", made.run(), "--beam", "1").out();
    assertThat(beam).isEqualTo(greedy);
    var penalised = Run.of("generate", made.run(), "--greedy", "--repetition-penalty", "3").out();
    assertThat(penalised).isNotEqualTo(greedy);
    var short5 = Run.of("generate", made.run(), "--length", "5", "--prompt", "l\\n").out();
    assertThat(short5).startsWith("l\n").hasSize(2 + 5 + 1);
    var stopped = Run.of("generate", made.run(), "--stop", " ", "--length", "500").out();
    assertThat(stopped.strip()).doesNotContain(" ");
  }

  @Test
  void optionsOfDrawingAreRefusedWhereNothingIsDrawn() {
    for (var option :
        new String[] {
          "--temperature=0.7",
          "--top-k=3",
          "--top-p=0.9",
          "--min-p=0.1",
          "--repetition-penalty=1.2",
          "--greedy",
          "--seed=4"
        }) {
      var run = Run.of("generate", made.run(), "--beam", "2", option);
      assertThat(run.code()).as(option).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("--beam searches for the likeliest text", option.replaceFirst("=.*", ""));
    }
    var both = Run.of("generate", made.run(), "--beam", "2", "--seed", "4", "--top-k", "3");
    assertThat(both.err()).contains("leave out --top-k, --seed, or --beam");
    var heard = Run.of("generate", made.run(), "--beam", "2", "--length", "9", "--stop", "x");
    assertThat(heard.code()).as(heard.err()).isZero();
    var greedy = Run.of("generate", made.run(), "--greedy", "--temperature", "0.5");
    assertThat(greedy.code()).isEqualTo(2);
    assertThat(greedy.err()).contains("leave out --temperature, or --greedy");
  }

  @Test
  void wordsOfAPromptThatAModelDoesNotKnowAreNamed() throws IOException {
    Files.writeString(directory.resolve("words.txt"), "the night is the night\n".repeat(100) + "x");
    var config = Files.readString(Path.of(made.config())).replace("night.txt", "words.txt");
    Files.writeString(
        directory.resolve("words.yaml"), config + "tokenizer: {type: words, minimum-count: 2}\n");
    var model = directory.resolve("words").toString();
    var trained = Run.of("train", directory.resolve("words.yaml").toString(), "--out", model);
    assertThat(trained.code()).as(trained.err()).isZero();
    var run = Run.of("generate", model, "--prompt", "the Foo night bar Foo", "--length", "3");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "the model does not know 3 of the 5 words of the prompt and reads <unk> in place of:"
                + " Foo, bar\n");
    assertThat(Run.of("generate", model, "--prompt", "the night").err()).isEmpty();
  }

  @Test
  void severalSamplesHaveSeedsOfTheirOwn() {
    var run = Run.of("generate", made.run(), "--samples", "2", "--seed", "5", "--json");
    assertThat(run.json().members()).containsOnlyKeys("model", "prompt", "samples", "seconds");
    var samples = run.json().array("samples").values();
    assertThat(samples).hasSize(2);
    var second = (JsonObject) samples.get(1);
    assertThat(second.members()).containsOnlyKeys("seed", "text", "symbols", "end");
    var alone = Run.of("generate", made.run(), "--seed", "6").out();
    assertThat(alone).isEqualTo("the" + second.string("text") + "\n");
    var text = Run.of("generate", made.run(), "--samples", "2", "--seed", "5").out();
    assertThat(text).startsWith("--- 1 of 2 ---\nthe").contains("\n--- 2 of 2 ---\n" + alone);
  }

  @Test
  void valuesOutOfRangeAreBadUsage() {
    for (var option : new String[] {"--temperature=-1", "--top-p=0", "--min-p=2", "--beam=0"}) {
      var run = Run.of("generate", made.run(), option);
      assertThat(run.code()).as(option).isEqualTo(2);
      assertThat(run.err()).contains("must be in", "Try 'sluice generate --help'");
    }
    assertThat(Run.of("generate", made.run(), "--length", "x").err()).contains("--length", "'x'");
  }

  @Test
  void aTextTheModelCannotReadFailsWithWhatHelps() throws IOException {
    var text = Files.writeString(directory.resolve("caps.txt"), "the Lamp");
    for (var verb : new String[] {"score", "evaluate"}) {
      var run =
          verb.equals("score")
              ? Run.of("score", made.run(), text.toString())
              : Run.of("evaluate", made.run(), "--corpus", text.toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains(
              "caps.txt",
              "U+004C 'L'",
              "has no unknown symbol; remove it from the text, or train the model again with"
                  + " tokenizer.type bytes, or with a tokenizer.minimum-count, 2 or more, that"
                  + " leaves out its rarest symbols\n");
    }
  }

  @Test
  void aPromptTheModelCannotReadFails() {
    var run = Run.of("generate", made.run(), "--prompt", "Ü");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("the prompt's character 1, 'Ü' (U+00DC)")
        .doesNotContain("\tat ");
    assertThat(Run.of("generate", "--debug", made.run(), "--prompt", "Ü").err()).contains("\tat ");
  }

  @Test
  void missingAndDamagedModels() throws IOException {
    var missing = Run.of("generate", directory.resolve("none.sluice").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no model", "none.sluice");
    var empty = Run.of("info", directory.toString());
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("holds no model");
    var cut = directory.resolve("cut.sluice");
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(Path.of(made.model())), 999));
    var damaged = Run.of("score", cut.toString(), made.text());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).contains("cut.sluice").doesNotContain("\tat ");
  }

  @Test
  void anUnfinishedRunGivesItsBestModelSoFar() throws IOException {
    var unfinished = Files.createDirectories(directory.resolve("unfinished"));
    Files.createDirectories(unfinished.resolve("checkpoints"));
    Files.copy(Path.of(made.model()), unfinished.resolve("checkpoints").resolve("best.sluice"));
    var run = Run.of("generate", unfinished.toString(), "--length", "5");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("best model so far");
  }

  @Test
  void evaluatesAFileAndACard() throws IOException {
    var run = Run.of("evaluate", made.run(), "--corpus", made.text(), "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().members())
        .containsOnlyKeys(
            "loss",
            "bitsPerSymbol",
            "perplexity",
            "symbols",
            "unknown",
            "characters",
            "bitsPerCharacter",
            "corpus",
            "seconds");
    assertThat(run.json().integer("symbols")).isEqualTo(TrainedRun.TEXT.length() - 1);
    var nats = run.json().decimal("loss");
    assertThat(run.json().decimal("bitsPerSymbol")).isCloseTo(nats / Math.log(2), within(1e-9));
    assertThat(run.json().decimal("perplexity")).isCloseTo(Math.exp(nats), within(1e-9));
    Files.writeString(
        directory.resolve("night-card.yaml"),
        """
        name: night
        description: A night.
        licence: none
        homepage: https://example.org
        files:
          - {name: night.txt, path: night.txt}
        split: {train: 0.75, cut: line}
        """);
    var card = directory.resolve("night-card.yaml").toString();
    var part = Run.of("evaluate", made.run(), "--corpus", card);
    assertThat(part.err()).contains("validation part of night");
    assertThat(part.out()).contains("nats per character", "perplexity", "554 characters predicted");
    var all = Run.of("evaluate", made.run(), "--corpus", card, "--part", "all", "--json").json();
    assertThat(all.decimal("loss")).isCloseTo(nats, within(1e-9));
  }

  @Test
  void evaluatesAModelThatGoesOnLearning() {
    var plain = Run.of("evaluate", made.run(), "--corpus", made.text(), "--json").json();
    var arguments = new String[] {"evaluate", made.run(), "--corpus", made.text(), "--adapt"};
    var adapted = with(arguments, "--json").json();
    assertThat(adapted.decimal("loss")).isLessThan(plain.decimal("loss"));
    assertThat(adapted.integer("symbols")).isEqualTo(plain.integer("symbols"));
    assertThat(adapted.object("adapted").decimal("unadaptedLoss")).isEqualTo(plain.decimal("loss"));
    assertThat(with(arguments, "--threads", "2", "--json").json().decimal("loss"))
        .isEqualTo(adapted.decimal("loss"));
    var still = with(arguments, "--adapt-rate", "0", "--json").json();
    assertThat(still.decimal("loss")).isCloseTo(plain.decimal("loss"), within(1e-5));
    var observed = with(arguments, "--adapt-text", made.text(), "--adapt-window", "10");
    assertThat(observed.out()).contains("ADAPTED", "10 symbols", "without adaptation");
    assertThat(with(arguments, "--adapt-rate", "-1").err()).contains("[0, 1]", "-1");
    assertThat(with(arguments, "--adapt-text", "none").err()).contains("no file none");
    assertThat(with(arguments, "--precision", "int8").err()).contains("fp32", "int8");
    var alone = Run.of("evaluate", made.run(), "--adapt-decay", "0.1");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("need --adapt");
  }

  private static Run with(String[] arguments, String... more) {
    return Run.of(
        Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void evaluatesOnNothingKnown() {
    assertThat(Run.of("evaluate", made.run()).code()).isZero();
    var run = Run.of("evaluate", made.model(), "--corpus", "tinyshakespear");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("tinyshakespeare");
    var labelled = Run.of("evaluate", made.model(), "--corpus", "sample-ner");
    assertThat(labelled.code()).isEqualTo(2);
    assertThat(labelled.err()).contains("a card of annotated sentences, not of running text");
    assertThat(Run.of("evaluate", made.model()).code()).isEqualTo(2);
    var part = Run.of("evaluate", made.run(), "--corpus", made.text(), "--part", "all");
    assertThat(part.code()).isEqualTo(2);
  }

  @Test
  void scoresAsAWholeAndSymbolBySymbol() throws IOException {
    var file = Files.writeString(directory.resolve("short.txt"), "the lamp\n").toString();
    var run = Run.of("score", made.run(), file, "--symbols");
    assertThat(run.out().lines().filter(line -> line.contains("\t"))).hasSize(8);
    assertThat(run.out()).contains("\t\\n\n", "8 characters predicted");
    var json = Run.of("score", made.run(), file, "--symbols", "--json").json();
    assertThat(json.members()).containsKeys("nats", "loss", "symbols", "list");
    var bits =
        json.array("list").values().stream()
            .mapToDouble(symbol -> ((JsonObject) symbol).decimal("bits"))
            .sum();
    assertThat(bits).isCloseTo(json.decimal("nats") / Math.log(2), within(1e-9));
    var standardInput = System.in;
    try {
      System.setIn(new ByteArrayInputStream("the lamp\n".getBytes(StandardCharsets.UTF_8)));
      var piped = Run.of("score", made.run(), "-", "--json").json();
      assertThat(piped.decimal("nats")).isEqualTo(json.decimal("nats"));
      System.setIn(new ByteArrayInputStream(new byte[] {'t', 'h', (byte) 0xff, 'e'}));
      var broken = Run.of("score", made.run(), "-");
      assertThat(broken.code()).isEqualTo(1);
      assertThat(broken.err()).contains("standard input:1: byte 0xFF at offset 2");
    } finally {
      System.setIn(standardInput);
    }
  }

  @Test
  void writtenTextsAreComparedWithAText() {
    var run = Run.of("generate", made.run(), "--length", "60", "--novelty", made.text());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains(" % of ", "stand in " + made.text(), "word for word has ");
    assertThat(Run.of("generate", made.run(), "--novelty", "ptbb").code()).isEqualTo(2);
  }

  @Test
  void textsWithNothingToPredictAreRefused() throws IOException {
    for (var text : new String[] {"", "t"}) {
      var file = Files.writeString(directory.resolve("short.txt"), text).toString();
      var score = Run.of("score", made.run(), file);
      assertThat(score.code()).isEqualTo(1);
      assertThat(score.err()).contains("short.txt: every symbol after the first is predicted");
      assertThat(Run.of("evaluate", made.run(), "--corpus", file).code()).isEqualTo(1);
    }
    var unknown = Files.writeString(directory.resolve("unknown.txt"), "the Ü").toString();
    assertThat(Run.of("score", made.run(), unknown).err())
        .contains("unknown.txt, line 1, column 5");
    assertThat(Run.of("score", made.run(), directory.toString()).err()).contains("a directory");
    assertThat(Run.of("score", made.run(), "nowhere.txt").code()).isEqualTo(2);
  }

  @Test
  void infoTellsWhatTheModelIs() {
    var run = Run.of("info", made.run());
    assertThat(run.out())
        .contains("night", "language-model", "architecture", "lstm", "sha256 ", "metrics");
    assertThat(run.out()).doesNotContainPattern("[.][0-9]{6}");
    var narrow = Run.on(new Terminal(Terminal.Kind.INTERACTIVE, 60), "info", made.run());
    assertThat(narrow.out().lines().skip(1).filter(line -> !line.contains("sha256")))
        .allMatch(line -> line.length() <= 60);
    var json = Run.of("info", made.model(), "--json").json();
    assertThat(json.members())
        .containsOnlyKeys(
            "path",
            "bytes",
            "formatVersion",
            "kind",
            "name",
            "weights",
            "precision",
            "weightsSha256",
            "architecture",
            "provenance",
            "metrics");
    assertThat(json.object("architecture").integer("hidden")).isEqualTo(16);
  }
}
