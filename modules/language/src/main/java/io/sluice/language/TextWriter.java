package io.sluice.language;

import io.sluice.language.generation.StopStrings;
import io.sluice.text.StreamDecoder;
import io.sluice.text.SymbolCodec;
import java.util.Arrays;
import java.util.List;

/** Makes text of symbols that a model writes beside a prompt. For one text. */
interface TextWriter {
  /**
   * Takes the next symbol.
   *
   * @return what text is now certain
   */
  String append(int symbol);

  /** Whether a stop string ended the text. */
  boolean stopped();

  /** Ends the text and returns what was held back. */
  String finish();

  /**
   * The writer of a model that reads in some direction.
   *
   * @param prompt its symbols in the order of reading
   */
  static TextWriter of(
      SymbolCodec codec, ReadingDirection reading, int[] prompt, List<String> stops) {
    return reading == ReadingDirection.FORWARD
        ? new After(codec, prompt, stops)
        : new Before(codec, prompt, stops);
  }

  /** The text of symbols that were written beside a prompt, all of them in the order of reading. */
  static String text(SymbolCodec codec, ReadingDirection reading, int[] prompt, int[] symbols) {
    TextWriter writer = of(codec, reading, prompt, List.of());
    StringBuilder text = new StringBuilder();
    for (int symbol : symbols) {
      text.append(writer.append(symbol));
    }
    return text.append(writer.finish()).toString();
  }

  /** Text after the prompt: spacing and half-finished characters depend on what came before. */
  final class After implements TextWriter {
    private final StreamDecoder decoder;
    private final StopStrings stops;

    private After(SymbolCodec codec, int[] prompt, List<String> stops) {
      decoder = codec.streamDecoder();
      for (int symbol : prompt) {
        decoder.append(symbol);
      }
      this.stops = new StopStrings(stops);
    }

    @Override
    public String append(int symbol) {
      return stops.append(decoder.append(symbol));
    }

    @Override
    public boolean stopped() {
      return stops.reached();
    }

    @Override
    public String finish() {
      String rest = stopped() ? "" : stops.append(decoder.finish());
      return rest + stops.finish();
    }
  }

  /**
   * Text before the prompt, written from its end: certain only when all of it is there. It begins
   * after the last stop string.
   */
  final class Before implements TextWriter {
    private final SymbolCodec codec;
    private final int[] next;
    private final List<String> stops;
    private int[] symbols = new int[64];
    private int count;
    private boolean stopped;

    private Before(SymbolCodec codec, int[] prompt, List<String> stops) {
      this.codec = codec;
      this.stops = List.copyOf(stops);
      next = prompt.length == 0 ? prompt : new int[] {prompt[prompt.length - 1]};
    }

    @Override
    public String append(int symbol) {
      if (count == symbols.length) {
        symbols = Arrays.copyOf(symbols, 2 * count);
      }
      symbols[count++] = symbol;
      if (!stops.isEmpty()) {
        String text = text();
        stopped = stops.stream().anyMatch(text::contains);
      }
      return "";
    }

    @Override
    public boolean stopped() {
      return stopped;
    }

    @Override
    public String finish() {
      return ReadingDirection.BACKWARD.upTo(text(), stops);
    }

    /** With the white space that stands before the prompt. */
    private String text() {
      StreamDecoder decoder = codec.streamDecoder();
      StringBuilder text = new StringBuilder();
      for (int i = count - 1; i >= 0; i--) {
        text.append(decoder.append(symbols[i]));
      }
      if (next.length == 0) {
        return text.append(decoder.finish()).toString();
      }
      String after = decoder.append(next[0]);
      String alone = codec.streamDecoder().append(next[0]);
      return text.append(after, 0, Math.max(0, after.length() - alone.length())).toString();
    }
  }
}
