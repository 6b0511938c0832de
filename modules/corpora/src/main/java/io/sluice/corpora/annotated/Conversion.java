package io.sluice.corpora.annotated;

import io.sluice.corpora.AtomicFile;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes annotated files in another format. Spans become labels and labels spans where the formats
 * ask for it; text without tokens is cut. What gets lost on the way is told.
 *
 * @param from how the source is written
 * @param to how the target is written
 * @param layer that is carried from labels to spans or back, and brought into the scheme
 * @param scheme of the labels that are written; empty: as they are, and IOB2 for those made of
 *     spans
 * @param spacing of documents that are mere words
 * @param splitter for text that is not cut into sentences
 * @param tokenizer for text that is not cut into tokens
 */
public record Conversion(
    AnnotatedFormat from,
    AnnotatedFormat to,
    String layer,
    Optional<LabelScheme> scheme,
    WordSpacing spacing,
    SentenceSplitter splitter,
    Tokenizer tokenizer) {
  /** Checks that running text can be made of the source and written to the target. */
  public Conversion {
    boolean running = spacing == WordSpacing.RUNNING;
    if (running && !from.holdsWordsOnly()) {
      throw new IllegalArgumentException(
          "running text is made of words, but format %s has its own text".formatted(from.name()));
    }
    if (running && to.holdsWordsOnly()) {
      throw new IllegalArgumentException(
          "format %s holds words only; running text needs a format that holds it, such as text,"
                  .formatted(to.name())
              + " jsonl or conllu");
    }
  }

  /**
   * Converts a file, or directory if the format asks for one. The target is replaced when all is
   * written; a directory, which must be new or empty, is written file by file.
   *
   * @throws IllegalArgumentException if the target must not be written, see {@link #check}
   */
  public ConversionReport convert(Path source, Path target) throws IOException {
    check(source, target);
    if (to instanceof BratFormat) {
      try (Documents documents = from.read(source);
          AnnotatedWriter writer = to.writer(target)) {
        return convert(documents, writer);
      }
    }
    return AtomicFile.write(
        target,
        temporary -> {
          try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            return convert(source, out);
          }
        });
  }

  /**
   * Converts a file, or directory if the format asks for one, to characters as they come, and
   * closes the target.
   *
   * @throws IllegalArgumentException if the target is a directory of brat's
   */
  public ConversionReport convert(Path source, Writer target) throws IOException {
    if (to instanceof BratFormat) {
      throw new IllegalArgumentException("format brat is two files a document; name a directory");
    }
    Writer guarded = new ByteOrderGuard(target);
    try (Documents documents = from.read(source)) {
      if (documents instanceof FileDetails lines && isLines(to)) {
        return convert(documents, lines, guarded);
      }
      try (AnnotatedWriter writer = to.writer(guarded)) {
        return convert(documents, writer);
      }
    }
  }

  /**
   * Checks that writing the target replaces nothing that should be kept.
   *
   * @throws IllegalArgumentException if the target is the source or part of it, a directory where a
   *     file is written, or anything but a new or empty directory where a directory is
   */
  public void check(Path source, Path target) throws IOException {
    if (Files.exists(target)) {
      if (isRead(source, target)) {
        throw new IllegalArgumentException(
            target + " is what is read; writing there would replace it, choose another name");
      }
      checkKind(target);
    }
    if (!(to instanceof BratFormat) && target.toString().endsWith(".gz")) {
      throw new IllegalArgumentException(
          target + ": files are written uncompressed; leave out .gz");
    }
  }

  private boolean isRead(Path source, Path target) throws IOException {
    if (!isPlace(source) || !isPlace(target)) {
      return false; // nothing, or a pipe, which has no place
    }
    if (Files.isSameFile(source, target)) {
      return true;
    }
    Path real;
    try {
      real = target.toRealPath();
    } catch (NoSuchFileException open) {
      return false; // only open still, as /dev/stdout
    }
    return real.startsWith(source.toRealPath())
        || from instanceof BratFormat && real.equals(BratReader.beside(source.toRealPath()));
  }

  private static boolean isPlace(Path file) {
    return Files.isRegularFile(file) || Files.isDirectory(file);
  }

  private void checkKind(Path target) throws IOException {
    boolean directory = Files.isDirectory(target);
    if (!(to instanceof BratFormat)) {
      if (directory) {
        throw new IllegalArgumentException(
            target + " is a directory; format " + to.name() + " needs the name of a file");
      }
      return;
    }
    if (!directory) {
      throw new IllegalArgumentException(target + " is a file; format brat needs a directory");
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isPresent()) {
        throw new IllegalArgumentException(
            target + " is not empty; format brat is written to a new or empty directory");
      }
    }
  }

  /** Lines end as those of the source do; where those differ, as the first. */
  private ConversionReport convert(Documents documents, FileDetails lines, Writer file)
      throws IOException {
    ConversionReport report;
    try (AnnotatedWriter writer =
        to.writer(new LineEndWriter(file, () -> lines.lineEnding().first()))) {
      report = convert(documents, writer);
    }
    return lines
        .lineEnding()
        .other()
        .map(
            place ->
                report.with(
                    new Remark(
                        place,
                        "the line ends otherwise than the first; all are written as the first")))
        .orElse(report);
  }

  /** Whether a line end in a file of the format never is part of a text. */
  private static boolean isLines(AnnotatedFormat format) {
    return !(format instanceof BratFormat || format instanceof PlainTextFormat);
  }

  /** Converts the documents that are left; closes neither side. */
  public ConversionReport convert(Documents source, AnnotatedWriter target) throws IOException {
    return new Converter(this).convert(source, target);
  }
}
