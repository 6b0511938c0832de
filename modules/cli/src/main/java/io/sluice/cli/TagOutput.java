package io.sluice.cli;

import io.sluice.model.AtomicFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where tagged text goes. */
interface TagOutput {
  void write(String text) throws IOException;

  /** The work that writes. */
  interface Work {
    TagCounts run(TagOutput output) throws IOException;
  }

  /**
   * Does the work; a file takes its place once it is whole, and not if the work fails. A pipe or a
   * device is written as the text comes.
   */
  static TagCounts write(Optional<Path> file, Console console, Work work) throws IOException {
    if (file.isEmpty()) {
      return work.run(console::print);
    }
    return OutputFile.write(file.get(), target -> toFile(target, work));
  }

  private static TagCounts toFile(Path file, Work work) throws IOException {
    var counts = new TagCounts[] {TagCounts.NONE};
    if (!OutputFile.isReplaced(file)) {
      try (var writer = OutputFile.open(file)) {
        counts[0] = work.run(writer::write);
      }
    } else {
      AtomicFile.write(
          file,
          channel -> {
            var writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
            counts[0] = work.run(writer::write);
            writer.flush();
          });
    }
    return counts[0];
  }

  /** Tells how lines end, once something has been read. */
  interface LineEnd {
    String get() throws IOException;
  }

  /** For those who write to writers, and end lines with {@code \n}. */
  default Writer asWriter(LineEnd end) {
    var output = this;
    return new Writer() {
      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        output.write(new String(buffer, offset, length).replace("\n", end.get()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
