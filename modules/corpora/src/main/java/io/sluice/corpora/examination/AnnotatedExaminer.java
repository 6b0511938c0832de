package io.sluice.corpora.examination;

import io.sluice.corpora.BadBytes;
import io.sluice.corpora.BadEncodingException;
import io.sluice.corpora.TextReport;
import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.annotated.AnnotationException;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.ProblemListener;
import io.sluice.corpora.annotated.Remark;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Goes through the files of a corpus. */
final class AnnotatedExaminer {
  private static final String TRAINING = "training";
  private static final String VALIDATION = "validation";

  private final FindingLog log = new FindingLog();

  /** Takes documents one after the other. */
  private interface Visitor {
    void visit(Document document);
  }

  AnnotatedReport examine(AnnotatedFormat format, Path file) throws IOException {
    bytes(file);
    PartExaminer part = new PartExaminer(file.toString(), log);
    SeenSentences none = new SeenSentences();
    read(format, file, this::unreadable, document -> part.add(document, none));
    LabelChecks checks = new LabelChecks(log, part.layers());
    check(format, file, checks);
    return report(List.of(part));
  }

  AnnotatedReport examine(AnnotatedSplit split) throws IOException {
    PartExaminer train = new PartExaminer(TRAINING, log);
    PartExaminer validation = new PartExaminer(VALIDATION, log);
    SeenSentences none = new SeenSentences();
    LabelChecks checks = new LabelChecks(log, train.layers());
    if (split instanceof AnnotatedSplit.ByFile files) {
      bytes(files.train());
      bytes(files.validation());
      read(files.format(), files.train(), this::unreadable, doc -> train.add(doc, none));
      read(
          files.format(),
          files.validation(),
          this::unreadable,
          doc -> validation.add(doc, train.seen()));
      check(files.format(), files.train(), checks);
      check(files.format(), files.validation(), checks);
    } else {
      AnnotatedSplit.BySentences one = (AnnotatedSplit.BySentences) split;
      bytes(one.file());
      List<Document> all = new ArrayList<>();
      read(one.format(), one.file(), this::unreadable, all::add);
      AnnotatedSplit.Parts parts = one.divide(all);
      parts.train().forEach(doc -> train.add(doc, none));
      parts.validation().forEach(doc -> validation.add(doc, train.seen()));
      check(one.format(), one.file(), checks);
    }
    checks.compare(validation.layers());
    return report(List.of(train, validation));
  }

  private AnnotatedReport report(List<PartExaminer> parts) {
    for (PartExaminer part : parts) {
      if (part.sentences() == 0) {
        log.add(Kind.EMPTY_PART, Origin.NONE, "there are no sentences in " + part.summary().name());
      }
    }
    return new AnnotatedReport(
        parts.stream().map(PartExaminer::summary).toList(), log.counts(), log.sorted());
  }

  private void bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    TextReport text = TextReport.of(TextSource.file(file));
    for (BadBytes bad : text.firstBadBytes()) {
      String what =
          String.format(
              Locale.ROOT, "byte 0x%02X at offset %d is not UTF-8", bad.value(), bad.offset());
      log.add(Kind.BAD_BYTES, new Origin(bad.file(), bad.line()), what);
    }
    log.addUnlisted(Kind.BAD_BYTES, text.badSequences() - text.firstBadBytes().size());
  }

  private void unreadable(AnnotationException problem) {
    Origin origin = problem.origin();
    String message = String.valueOf(problem.getMessage());
    String prefix = origin + ": ";
    log.add(
        Kind.UNREADABLE,
        origin,
        message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  private void stopped(IOException e) {
    if (e instanceof AnnotationException problem) {
      unreadable(problem);
    }
    Origin origin =
        e instanceof AnnotationException problem
            ? problem.origin()
            : e instanceof BadEncodingException bad
                ? new Origin(bad.place().file(), bad.place().line())
                : Origin.NONE;
    log.add(Kind.UNREADABLE, origin, "reading stopped here; what follows was not examined");
  }

  private void read(AnnotatedFormat format, Path file, ProblemListener problems, Visitor visitor)
      throws IOException {
    try (Documents documents =
        format
            .examine(file, problems)
            .tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english())) {
      for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
        if (!format.isUnlabelled(next.get())) {
          visitor.visit(next.get());
        }
      }
      for (Remark remark : documents.unlabelled()) {
        log.add(
            Kind.LEFT_OUT,
            remark.origin(),
            "nobody annotated this document, training leaves it out: " + remark.message());
      }
      for (Remark remark : documents.remarks()) {
        log.add(Kind.LEFT_OUT, remark.origin(), remark.message());
      }
    } catch (AnnotationException | BadEncodingException e) {
      stopped(e);
    }
  }

  /** The second pass: what the first one told about layers is held against every label. */
  private static void check(AnnotatedFormat format, Path file, LabelChecks checks)
      throws IOException {
    boolean lineByLine =
        format instanceof ColumnFormat columns && columns.layout().commentPrefix().isEmpty();
    try (Documents documents = format.examine(file, problem -> {})) {
      for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
        for (Sentence sentence : next.get().sentences()) {
          checks.sentence(sentence, lineByLine);
        }
      }
    } catch (AnnotationException | BadEncodingException e) {
      // The first pass has told.
    }
  }
}
