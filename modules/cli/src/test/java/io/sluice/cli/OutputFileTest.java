package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files that cannot be written are refused before any work, by every verb alike. */
final class OutputFileTest extends TagFixture {
  @Test
  void directoriesMustBeThere() throws IOException {
    var text = file("in.txt", "Ada met\n");
    var absent = directory.resolve("nowhere");
    refused(
        "cannot write --output "
            + absent.resolve("x.txt")
            + ": "
            + absent
            + " does not exist; make it first: mkdir -p "
            + absent,
        "--input",
        text,
        "--output",
        absent.resolve("x.txt").toString());
    assertThat(absent).doesNotExist();
    refused(text + " is not a directory", "--input", text, "--output", text + "/x");
    refused("it is a directory; name a file", "--input", text, "--output", directory.toString());
  }

  @Test
  void everyVerbSaysSo() throws IOException {
    var columns = file("in.conll", "Ada B-PER\n");
    var out = directory.resolve("nowhere/out").toString();
    for (var call :
        List.of(
            List.of("quantise", made.run(), "--precision", "int8", "--out", out),
            List.of("vectors", "convert", file("v.vec", "1 1\na 1\n"), out + ".vec"),
            List.of("vectors", "train", columns, out + ".vec"),
            List.of("corpus", "convert", columns, out, "--columns", "word,ner", "--to", "jsonl"))) {
      var run = Run.of(call.toArray(String[]::new));
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains("cannot write ", "nowhere does not exist; make it first");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void peculiarFileSystemsAreTried() throws IOException {
    var text = file("in.txt", "Ada met\n");
    refused("/proc is not writable", "--input", text, "--output", "/proc/x");
    assertThat(tag("--input", text, "--output", "/dev/null").code()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linksAreWrittenThrough() throws IOException {
    var target = Path.of(file("target.txt", "old"));
    var link = Files.createSymbolicLink(directory.resolve("link.txt"), target);
    var text = file("in.txt", "Ada met\n");
    assertThat(tag("--input", text, "--output", link + "", "--layer", "ner").code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("[PER Ada] met\n");
  }
}
