package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.bench.CellSpeed;
import io.sluice.cli.bench.MemorySpeed;
import io.sluice.cli.bench.ProductSpeed;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.gemm.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb prints exactly the keys that {@code docs/cli.md} shows. */
final class JsonKeysTest {
  @TempDir private static Path directory;

  private static TrainedRun made = new TrainedRun(Path.of(""));
  private static String card = "";

  @BeforeAll
  static void prepare() throws IOException {
    made = TrainedRun.prepare(directory);
    Files.writeString(
        directory.resolve("words.txt"),
        "one line of words, long enough for being compared\n".repeat(100));
    card =
        Files.writeString(
                directory.resolve("keys.yaml"),
                """
                name: keys
                description: Lines of words.
                licence: none
                homepage: https://example.org
                files:
                  - name: words.txt
                    path: words.txt
                    sha256: %s
                split: {train: 0.5, cut: line}
                """
                    .formatted(io.sluice.corpora.Checksums.sha256(directory.resolve("words.txt"))))
            .toString();
  }

  @Test
  void asDocumented() throws IOException {
    var text = Files.writeString(directory.resolve("short.txt"), "the lamp\n").toString();
    same("train", 0, "train", made.config(), "--out", made.run());
    same("train", 0, "resume", made.run());
    same("evaluate", 0, "evaluate", made.run(), "--corpus", made.text());
    same("evaluate adapted", 0, "evaluate", made.run(), "--corpus", made.text(), "--adapt");
    same("score", 0, "score", made.run(), text, "--symbols");
    same("generate", 0, "generate", made.run(), "--length", "5");
    same("generate novelty", 0, "generate", made.run(), "--length", "5", "--novelty", made.text());
    same("info", 0, "info", made.run());
    var small = directory.resolve("small.sluice").toString();
    var quantise = new String[] {"quantise", made.run(), "--precision", "int8", "--out", small};
    same("quantise", 0, quantise);
    same("check", 0, "check", made.config());
    same("check estimate", 0, "check", made.config(), "--estimate");
    same("check problems", 2, "check", made.config(), "--set", "sed=1");
    same("corpus list", 0, "corpus", "list");
    same("corpus fetch", 0, "corpus", "fetch", card);
    same("corpus show", 0, "corpus", "show", card);
    same("corpus check", 0, "corpus", "check", card);
    same("cache list", 0, "cache", "list");
    anOldText();
    same("cache clear", 0, "cache", "clear", "--dry-run");
    var tagged =
        Files.writeString(directory.resolve("t.conll"), "Ada X I-PER\nran X O\n\nA X B-PER\n");
    var columns = new String[] {"--columns", "word,pos,ner"};
    same("corpus check annotated", 0, "corpus", "check", tagged.toString(), columns[0], columns[1]);
    same(
        "corpus convert",
        0,
        "corpus",
        "convert",
        tagged.toString(),
        directory.resolve("t.jsonl").toString(),
        columns[0],
        columns[1]);
    var vectors = Files.writeString(directory.resolve("v.txt"), "a 1 2\nb 2 1\n").toString();
    var converted = directory.resolve("v.bin").toString();
    same("vectors train", 0, "vectors", "train", text, converted, "--min-count", "1");
    same("vectors neighbours", 0, "vectors", "neighbours", vectors, "a");
    same("vectors convert", 0, "vectors", "convert", vectors, converted);
    var tagger = TrainedTagger.prepare(directory);
    var tagging = directory.resolve("tagging").toString();
    same("train", 0, "train", tagger.config(), "--out", tagging);
    var gold = Files.writeString(directory.resolve("gold.tsv"), "Ada\tI-LOC\nmet\tO\n").toString();
    same("evaluate tagger", 0, "evaluate", tagging, "--corpus", gold, "--columns", "word,ner");
    var names = Files.writeString(directory.resolve("names.txt"), "Ada met Alan\n").toString();
    same("tag", 0, "tag", tagging, "--input", names);
    same("tag best", 0, "tag", tagging, "--input", names, "--best", "2");
    same("bench tagger", 0, "bench", "--tagger", tagging, "--seconds", "0.01");
    same(
        "bench scaling",
        0,
        "bench",
        "scaling",
        "--in-process",
        "--over",
        "hidden",
        "--at",
        "16",
        "--vocabulary",
        "200",
        "--batch",
        "2",
        "--window",
        "3",
        "--seconds",
        "0.01");
    same("check", 0, "check", tagger.config());
    same("info", 0, "info", tagging);
    same("error", 2, "trian");
    same("error", 2, "score", made.run(), directory.resolve("none.txt").toString());
    same("error", 1, "score", made.run(), directory.toString());
    same(
        "bench",
        0,
        "bench",
        "--in-process",
        "--workload",
        "W2",
        "--seconds",
        "0.01",
        "--threads",
        "1",
        "--provider",
        "java");
  }

  /** What takes minutes to measure is told as if it had been. */
  @Test
  void longMeasurementsAsDocumented() {
    var cell = new CellSpeed("lstm", 3_280_896, 10_000, 1, 1);
    same("bench cells", BenchVerb.toJson(List.of(cell)));
    var product = new ProductSpeed("java", Precision.FP32, 2, 400);
    var reading = new MemorySpeed(256, 2, 40);
    same("bench machine", BenchMachineVerb.toJson(List.of(product), List.of(reading)));
  }

  /** What was not used for a while can be cleared, whatever else the cache of the tests has. */
  private static void anOldText() throws IOException {
    var folder = Path.of(System.getenv("SLUICE_CACHE"), "encoded", "002b".repeat(8));
    Files.createDirectories(folder);
    var ids = Files.write(folder.resolve("train.ids"), new byte[100]);
    Files.setLastModifiedTime(ids, FileTime.from(Instant.now().minus(Duration.ofDays(100))));
  }

  private static void same(String example, int code, String... arguments) {
    var all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    var run = Run.of(all);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.out().lines()).as(example).hasSize(1);
    same(example, run.json());
  }

  private static void same(String example, JsonObject printed) {
    assertThat(Documented.keys(printed))
        .as(example)
        .isEqualTo(Documented.keys(Documented.example(example)));
  }
}
