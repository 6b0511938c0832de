package io.sluice.corpora.annotated;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/** Where JSON objects go, each in a line: alone or as an item of one array. */
final class JsonTarget implements Closeable {
  private final Writer target;
  private final JsonLayout layout;
  private boolean begun;

  JsonTarget(Writer target, JsonLayout layout) {
    this.target = target;
    this.layout = layout;
  }

  void write(CharSequence object) throws IOException {
    String text =
        switch (layout) {
          case LINES -> object + "\n";
          case ARRAY -> (begun ? ",\n" : "[\n") + object;
        };
    begun = true;
    target.append(text);
  }

  @Override
  public void close() throws IOException {
    try (target) {
      if (layout == JsonLayout.ARRAY) {
        target.append(begun ? "\n]\n" : "[]\n");
      }
    }
  }
}
