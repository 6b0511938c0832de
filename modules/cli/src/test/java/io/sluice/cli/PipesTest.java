package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Pipes and devices are read as files are, once. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a pipe nobody writes
final class PipesTest extends TagFixture {
  private static int count;

  /** Calls with a pipe, in the place of {@code PIPE}, that someone writes. */
  private static Run piped(String text, String... arguments) throws Exception {
    var pipe = directory.resolve("pipe" + count++);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var writer = CompletableFuture.runAsync(() -> write(pipe, text));
    var all = new ArrayList<>(List.of(arguments));
    all.replaceAll(argument -> argument.equals("PIPE") ? pipe.toString() : argument);
    var run = Run.of(all.toArray(String[]::new));
    writer.get();
    return run;
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void areTagged() throws Exception {
    var run = piped("Ada met\nBob", "tag", made.run(), "--layer", "ner", "--input", "PIPE");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("[PER Ada] met\n");
    var none = tag("--input", "/dev/null");
    assertThat(none.code()).as(none.err()).isZero();
    assertThat(none.out()).isEmpty();
  }

  @Test
  void evaluateTaggers() throws Exception {
    var gold = "Ada PROPN B-PER\nmet VERB O\n";
    var run = piped(gold, "evaluate", made.run(), "--corpus", "PIPE", "--columns", "word,pos,ner");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("processed 2 tokens with 1 phrases");
  }

  @Test
  void becomeFilesOfBrat() throws Exception {
    var output = Files.createDirectories(directory.resolve("piped-brat"));
    var run =
        piped(
            "Ada met\n",
            "tag",
            made.run(),
            "--input",
            "PIPE",
            "--to",
            "brat",
            "--output",
            output + "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(output.resolve("1.ann")).content().startsWith("T1\tPER 0 3\tAda");
  }

  @Test
  void evaluateTaggersWhateverIsNamed() throws Exception {
    var gold = "Ada PROPN B-PER\nmet VERB O\n";
    var places = List.of("--column", "word=1", "--column", "ner=3");
    var all = new ArrayList<>(List.of("evaluate", made.run(), "--corpus", "PIPE"));
    all.addAll(places);
    var run = piped(gold, all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("processed 2 tokens with 1 phrases");
    var none = Run.of("evaluate", made.run(), "--corpus", "/dev/null", "--column", "word=1");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("/dev/null is empty");
  }
}
