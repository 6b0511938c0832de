package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.annotated.AnnotatedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class FileColumnsTest {
  @TempDir private Path directory;

  @Command(name = "columns")
  private static final class Asking extends Verb {
    @Mixin private FormatOptions options;

    static Asking with(String... arguments) {
      var verb = new Asking();
      new CommandLine(verb).parseArgs(arguments);
      return verb;
    }

    AnnotatedFormat of(Path file, String layer) throws IOException {
      return FileColumns.of(file, options.of(file.toString(), layer, this), options, layer, this);
    }

    @Override
    public Integer call() {
      return DONE;
    }
  }

  @Test
  void opensAFileOnlyForColumnsThatOptionsName() throws IOException {
    var none = directory.resolve("none");
    var known = Asking.with("--format", "conll2003");
    assertThat(known.of(none, "ner")).isEqualTo(AnnotatedFormat.of("conll2003"));
    assertThatThrownBy(() -> known.of(none, "feats"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("no column is called feats, there are word, pos, chunk, ner");
    var named = Asking.with("--columns", "word,ner");
    assertThatThrownBy(() -> named.of(none, "ner")).isInstanceOf(NoSuchFileException.class);
    var both = Files.writeString(directory.resolve("both"), "Ada B-PER\n");
    assertThat(named.of(both, "ner").name()).isEqualTo("columns");
  }
}
