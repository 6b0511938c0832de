package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.Conversion;
import io.sluice.corpora.annotated.WordSpacing;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks, before any work, that a format is read and written where it can be. */
final class TagPlace {
  private static final String TEXT = ".txt";
  private static final String ANNOTATION = ".ann";

  private TagPlace() {}

  /** What is read: as it is given, but the text beside an {@code .ann} file. */
  static String input(String given, Verb verb) {
    if (given.equals(TagInput.STANDARD)) {
      return given;
    }
    if (!Files.exists(Path.of(given))) {
      throw verb.refusal(MissingFile.message(Path.of(given)));
    }
    return given;
  }

  /** Refuses to write over what is read. */
  static void requireOther(String input, Optional<Path> output, Verb verb) throws IOException {
    if (output.isPresent() && !input.equals(TagInput.STANDARD) && Files.exists(Path.of(input))) {
      requireOther(Path.of(input), output.get(), verb);
    }
  }

  /** The same of two files. */
  static void requireOther(Path input, Path output, Verb verb) throws IOException {
    if (Files.isRegularFile(output) && Files.isSameFile(input, output)) {
      throw verb.refusal(output + " is what is read, and would be overwritten; write elsewhere");
    }
  }

  /**
   * What is read of brat's: a directory, or a text, which may be named by what stands beside it.
   */
  static String bratInput(String given, Verb verb) {
    var name =
        given.endsWith(ANNOTATION)
            ? given.substring(0, given.length() - ANNOTATION.length()) + TEXT
            : given;
    var path = Path.of(name);
    if (given.equals(TagInput.STANDARD)
        || !(Files.isDirectory(path) || name.endsWith(TEXT) && Files.isRegularFile(path))) {
      throw verb.refusal(
          "format brat reads a directory with .txt files, or one of them: --input DIR"
              + (given.equals(TagInput.STANDARD) ? "" : "; " + given + " is neither"));
    }
    return name;
  }

  /** Refuses a directory for formats of single files. */
  static void requireFile(String input, AnnotatedFormat format, Verb verb) {
    if (!input.equals(TagInput.STANDARD) && Files.isDirectory(Path.of(input))) {
      throw verb.refusal(
          input
              + " is a directory, and format "
              + format.name()
              + " is read from a file; --format brat reads directories");
    }
  }

  /** The directory to write to, which must be new or empty. */
  static Path bratOutput(String input, BratFormat brat, Optional<Path> output, Verb verb)
      throws IOException {
    var directory =
        output.orElseThrow(
            () ->
                verb.refusal(
                    "--output DIR is missing: format brat is two files a document; or take --json"));
    try {
      new Conversion(
              brat,
              brat,
              brat.layer(),
              Optional.empty(),
              WordSpacing.APART,
              new UnicodeSentenceSplitter(),
              UnicodeTokenizer.english())
          .check(Path.of(input), directory);
    } catch (IllegalArgumentException refused) {
      throw verb.refusal("--output: " + refused.getMessage());
    }
    return directory;
  }
}
