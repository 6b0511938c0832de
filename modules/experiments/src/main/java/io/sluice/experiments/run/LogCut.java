package io.sluice.experiments.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.Function;

/** Cuts a log back to the step of a checkpoint. */
final class LogCut {
  private LogCut() {}

  /**
   * Drops everything from the first line on that is torn, unreadable or belongs to a later step.
   * Lines stand in the order of their steps.
   *
   * @param stepOf the step a line belongs to, {@code 0} for a header, empty if unreadable
   */
  static void toStep(Path file, long step, Function<String, OptionalLong> stepOf) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      var keep = lengthUpTo(file, step, stepOf);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(keep);
        channel.force(true);
      }
    } catch (IOException failed) {
      throw new RunException("cannot cut back " + file, failed);
    }
  }

  private static long lengthUpTo(Path file, long step, Function<String, OptionalLong> stepOf)
      throws IOException {
    var keep = 0L;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var line = new ByteArrayOutputStream();
      for (var next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        var of = stepOf.apply(line.toString(StandardCharsets.UTF_8));
        if (of.isEmpty() || of.getAsLong() > step) {
          return keep;
        }
        keep += line.size() + 1L;
        line.reset();
      }
    }
    return keep;
  }
}
