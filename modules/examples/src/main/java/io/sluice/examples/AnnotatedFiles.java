package io.sluice.examples;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.annotated.AnnotatedWriter;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.examination.AnnotatedReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Annotated files, as {@code docs/annotated.md} shows them. */
public final class AnnotatedFiles {
  private AnnotatedFiles() {}

  /** Reads two files with a word and a label a line, and writes one of them as JSON lines. */
  public static void run(Path train, Path validation, Path jsonLines, PrintStream out)
      throws IOException {
    // docs/annotated.md begins
    AnnotatedFormat columns = AnnotatedFormat.columns(ColumnLayout.parse("word,ner"));
    AnnotatedReport report =
        AnnotatedReport.of(new AnnotatedSplit.ByFile(columns, train, validation));
    report.findings().forEach(out::println); // file:line: what is wrong

    AnnotatedFormat jsonl = AnnotatedFormat.of("jsonl");
    try (Documents documents = columns.read(train);
        AnnotatedWriter writer = jsonl.writer(jsonLines)) {
      for (var next = documents.next(); next.isPresent(); next = documents.next()) {
        writer.write(next.get().withSpans("ner")); // one document in memory
      }
    }
    // docs/annotated.md ends
  }
}
