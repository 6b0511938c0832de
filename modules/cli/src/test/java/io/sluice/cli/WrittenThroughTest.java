package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every verb that writes a file follows links, and writes pipes and devices through. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a pipe nobody reads
final class WrittenThroughTest extends TagFixture {
  private static int count;

  private static Path fresh(String name) throws IOException {
    return Files.createDirectory(directory.resolve("through" + count++)).resolve(name);
  }

  /** What writes a file, named {@code OUT} here. */
  private static List<List<String>> calls() throws IOException {
    var columns = file("tiny.conll", "Ada B-PER\nmet O\n");
    return List.of(
        List.of("tag", made.run(), "--input", file("in.txt", "Ada met\n"), "--output", "OUT"),
        quantise(),
        List.of("corpus", "convert", columns, "OUT", "--columns", "word,ner", "--to", "jsonl"),
        List.of("vectors", "convert", file("v.txt", "a 1 2\n"), "OUT", "--format", "glove"));
  }

  private static List<String> quantise() {
    return List.of("quantise", made.run(), "--precision", "int8", "--out", "OUT");
  }

  private static Run call(List<String> call, Path out, String... more) {
    var all = new ArrayList<>(call);
    all.replaceAll(argument -> argument.equals("OUT") ? out.toString() : argument);
    all.addAll(List.of(more));
    return Run.of(all.toArray(String[]::new));
  }

  private static byte[] plain(List<String> call) throws IOException {
    var file = fresh("plain");
    var run = call(call, file);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readAllBytes(file);
  }

  @Test
  void linksStay() throws IOException {
    for (var call : calls()) {
      var link = Files.createSymbolicLink(fresh("link"), Path.of("target"));
      for (var again = 0; again < 2; again++) { // made, then replaced
        var run = call(call, link);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(link.resolveSibling("target")).hasBinaryContent(plain(call));
      }
    }
  }

  @Test
  void pipesStay() throws Exception {
    for (var call : calls()) {
      var pipe = fresh("pipe");
      try {
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
      } catch (IOException absent) {
        assumeTrue(false, "there is no mkfifo");
      }
      var link = Files.createSymbolicLink(pipe.resolveSibling("link"), pipe);
      for (var out : List.of(pipe, link)) {
        var read =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return Files.readAllBytes(pipe);
                  } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                  }
                });
        var run = call(call, out, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(read.get()).isEqualTo(plain(call));
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(link).isSymbolicLink();
        if (call.contains("quantise")) {
          assertThat(run.json().integer("bytes")).isEqualTo(read.get().length);
        }
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void standardOutputTakesTheResultAlone() throws Exception {
    var link = Files.createSymbolicLink(fresh("so"), Path.of("/proc/self/fd/1"));
    for (var call : calls()) {
      var all = new ArrayList<String>();
      all.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp"));
      all.addAll(List.of(System.getProperty("java.class.path"), Sluice.class.getName()));
      call.forEach(argument -> all.add(argument.equals("OUT") ? link.toString() : argument));
      var out = fresh("out").toFile();
      Files.writeString(out.toPath(), "kept\n");
      var process =
          new ProcessBuilder(all)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor()).isZero();
      var expected = new ByteArrayOutputStream();
      expected.writeBytes("kept\n".getBytes(StandardCharsets.UTF_8));
      expected.writeBytes(plain(call));
      assertThat(out).hasBinaryContent(expected.toByteArray());
      assertThat(link).isSymbolicLink();
      var json = call(call, link, "--json");
      assertThat(json.code()).isEqualTo(2);
      assertThat(json.err()).contains("--json prints an object to standard output too");
    }
  }

  @Test
  void circlesAreRefused() throws IOException {
    var one = Files.createSymbolicLink(fresh("one"), Path.of("two"));
    Files.createSymbolicLink(one.resolveSibling("two"), Path.of("one"));
    for (var call : calls()) {
      var run = call(call, one);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("cannot write ", "its links lead in a circle");
    }
  }

  @Test
  void whatIsReadIsKept() throws IOException {
    for (var call : calls()) {
      var source =
          call.stream()
              .filter(argument -> Files.isRegularFile(Path.of(argument)))
              .findFirst()
              .map(Path::of)
              .orElse(Path.of(made.run(), "model.sluice"));
      var before = Files.readAllBytes(source);
      var link = Files.createSymbolicLink(fresh("link"), source.toAbsolutePath());
      var hard = Files.createLink(fresh("hard"), source);
      for (var out : List.of(source, link, hard)) {
        var run = call(call, out);
        assertThat(run.code()).as(call + " " + run.out()).isEqualTo(2);
        assertThat(run.err()).contains("is what is read");
      }
      assertThat(source).hasBinaryContent(before);
    }
    var text = file("learn.txt", "a b a b\n");
    var run = Run.of("vectors", "train", text, text, "--format", "glove");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is what is read");
  }

  @Test
  void quantiseReplacesModelsOnly() throws IOException {
    var story = file("story.txt", "Once upon a time\n");
    var link = Files.createSymbolicLink(fresh("link"), Path.of(story).toAbsolutePath());
    for (var out : List.of(Path.of(story), link)) {
      var run = call(quantise(), out);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("--out " + out + " is there, is no model file and would be overwritten")
          .contains("name another file, or remove this one first");
    }
    assertThat(Path.of(story)).hasContent("Once upon a time\n");
    var model = Path.of(file("empty.sluice", ""));
    for (var again = 0; again < 2; again++) { // an empty file, then a model
      assertThat(call(quantise(), model).code()).isZero();
      assertThat(ModelFile.readManifest(model).weightsSha256()).isNotEmpty();
    }
  }

  @Test
  void whatWasGivenIsNotSuggested() throws IOException {
    var dangling = Files.createSymbolicLink(fresh("story.conll"), Path.of("gone"));
    var run = Run.of("corpus", "convert", dangling + "", "x.jsonl", "--columns", "word,ner");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("story.conll; it is a link to gone, which is not there")
        .doesNotContain("did you mean");
  }
}
