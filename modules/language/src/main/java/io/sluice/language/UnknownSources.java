package io.sluice.language;

import io.sluice.text.SymbolCodec;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Reads a text in the order of a model, and remembers what stands in it where its encoding has the
 * unknown symbol until that symbol is predicted. The first symbol is not predicted and does not
 * count.
 */
final class UnknownSources {
  /** Nobody will ask for what stands in the text. */
  static final OptionalInt NOT_ASKED = OptionalInt.empty();

  private final int unknown;
  private final ReadingDirection reading;
  private final Queue<Optional<String>> waiting = new ArrayDeque<>();
  private Optional<String> source = Optional.empty();
  private boolean begun;
  private long count;

  /**
   * Reads nothing yet.
   *
   * @param unknown symbol whose sources are asked for, if there is one
   */
  UnknownSources(OptionalInt unknown, ReadingDirection reading) {
    this.unknown = unknown.orElse(-1);
    this.reading = reading;
  }

  /** Passes all symbols on. Returns how many of those after the first are not known. */
  long read(SymbolCodec codec, Reader text, IntConsumer target) throws IOException {
    if (reading == ReadingDirection.FORWARD) {
      codec.encode(text, id -> pass(id, target), word -> source = Optional.of(word));
      return count;
    }
    IntStream.Builder ids = IntStream.builder();
    Map<Integer, String> sources = new HashMap<>();
    int[] length = new int[1];
    codec.encode(
        text,
        id -> {
          ids.add(id);
          length[0]++;
        },
        word -> sources.put(length[0], word));
    int at = length[0];
    for (int id : reading.order(ids.build().toArray())) {
      source = Optional.ofNullable(sources.get(--at));
      pass(id, target);
    }
    return count;
  }

  private void pass(int id, IntConsumer target) {
    if (begun) {
      count += source.isPresent() ? 1 : 0;
      if (id == unknown) {
        waiting.add(source);
      }
    }
    begun = true;
    source = Optional.empty();
    target.accept(id);
  }

  /** What stands in the text for a symbol that was predicted; empty if it is known. */
  Optional<String> of(int id) {
    return id == unknown ? waiting.remove() : Optional.empty();
  }
}
