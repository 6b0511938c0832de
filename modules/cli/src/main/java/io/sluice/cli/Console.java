package io.sluice.cli;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The two streams of the command. What was asked for goes to standard output; everything said about
 * it, progress included, to standard error. Both are UTF-8 whatever the machine's settings.
 *
 * <p>A <em>status</em> is one line that is drawn over itself, on terminals only; whatever else is
 * written takes its place. Safe to use from several threads.
 */
final class Console {
  private static final String ERASE = "\r\u001b[K";
  private static final long REDRAW_NANOS = 100_000_000;

  private final OutputStream out;
  private final OutputStream err;
  private final Terminal terminal;
  private boolean statusShown;
  private long statusTime = Long.MIN_VALUE;

  Console(OutputStream out, OutputStream err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The streams of this process. */
  static Console standard() {
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminal.ofStandardError());
  }

  /** Standard output as it is, for text that comes ready made. */
  OutputStream outStream() {
    return out;
  }

  /** Standard error as it is. */
  OutputStream errStream() {
    return err;
  }

  /** What stands behind standard error. */
  Terminal terminal() {
    return terminal;
  }

  /**
   * Writes a part of the result, at once.
   *
   * @throws OutputClosedException if it cannot be written
   */
  synchronized void print(String text) {
    eraseStatus();
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException closed) {
      throw new OutputClosedException(closed);
    }
  }

  /** Writes a line of the result. */
  void println(String line) {
    print(line + "\n");
  }

  /** Writes the result for machines. */
  void print(JsonObject object) {
    println(Json.compact(object));
  }

  /** Says something about the work. */
  synchronized void say(String line) {
    eraseStatus();
    toError(line + "\n");
  }

  /** Whether a status would be drawn now; spares making it. */
  synchronized boolean wantsStatus() {
    return terminal.interactive()
        && (!statusShown || System.nanoTime() - statusTime >= REDRAW_NANOS);
  }

  /** Shows how far the work has come, cut to the width of the terminal. */
  synchronized void status(String line) {
    if (terminal.interactive()) {
      toError(ERASE + line.substring(0, Math.min(line.length(), terminal.columns() - 1)));
      statusShown = true;
      statusTime = System.nanoTime();
    }
  }

  /** Removes the status. */
  synchronized void eraseStatus() {
    if (statusShown) {
      toError(ERASE);
      statusShown = false;
    }
  }

  private void toError(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException closed) {
      // nobody hears it; the work goes on
    }
  }
}
