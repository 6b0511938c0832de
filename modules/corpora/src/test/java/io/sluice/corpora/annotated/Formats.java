package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/** Reads from and writes to strings. */
final class Formats {
  private Formats() {}

  static List<Document> read(AnnotatedFormat format, String text) throws IOException {
    return format.read(new StringReader(text), "f").all();
  }

  static String write(AnnotatedFormat format, List<Document> documents) throws IOException {
    StringWriter text = new StringWriter();
    try (AnnotatedWriter writer = format.writer(text)) {
      for (Document document : documents) {
        writer.write(document);
      }
    }
    return text.toString();
  }
}
