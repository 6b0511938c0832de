package io.sluice.model;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One way to damage a file, chosen by a seed. */
final class Mutation {
  private static final int[] AWKWARD = {
    0, 1, -1, 0x7fffffff, 0x80000000, 0x7ffffff7, 0x10000, 0x04034b50, 0x02014b50, 0x06054b50
  };

  private final SplittableRandom random;

  Mutation(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A damaged copy; sometimes damaged twice, sometimes by chance the same. */
  byte[] apply(byte[] original) {
    byte[] mutant = original.clone();
    for (int i = random.nextInt(4) == 0 ? 3 : 1; i > 0; i--) {
      mutant = once(mutant);
    }
    return mutant;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length < 8) {
      return new byte[random.nextInt(64)];
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
    return switch (random.nextInt(9)) {
      case 0 -> flip(bytes, at);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> splice(bytes, at, at, randomBytes(length));
      case 3 -> splice(bytes, at, at + length, new byte[0]);
      case 4 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 5 -> overwrite(bytes, at);
      case 6 -> digits(bytes, at);
      case 7 -> Arrays.copyOf(bytes, bytes.length + length);
      default -> swap(bytes);
    };
  }

  private static byte[] flip(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << (at % 8));
    return bytes;
  }

  private byte[] randomBytes(int length) {
    byte[] inserted = new byte[length];
    random.nextBytes(inserted);
    return inserted;
  }

  /** Puts an awkward 32-bit number wherever a length may stand. */
  private byte[] overwrite(byte[] bytes, int at) {
    int value = AWKWARD[random.nextInt(AWKWARD.length)];
    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }

  /** Changes the first decimal digits after {@code at}: shapes, offsets, versions in JSON. */
  private byte[] digits(byte[] bytes, int at) {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        bytes[i] = (byte) ('0' + random.nextInt(10));
        return random.nextBoolean()
            ? splice(bytes, i, i, Arrays.copyOf(new byte[] {'9', '9', '9', '9', '9'}, 5))
            : bytes;
      }
    }
    return bytes;
  }

  /** Exchanges the halves. */
  private byte[] swap(byte[] bytes) {
    int middle = random.nextInt(bytes.length);
    byte[] tail = Arrays.copyOfRange(bytes, middle, bytes.length);
    return splice(tail, tail.length, tail.length, Arrays.copyOf(bytes, middle));
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
