package io.sluice.language.contextual;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Vectors of sentences in a file that only grows. Several processes may use one file: it is open
 * only while it is read or written, locked while it is written, and what others added is found. A
 * record that was cut off by a crash is written over. Used by one thread at a time.
 *
 * <pre>
 * file    magic [8]  dimension i32  record*
 * record  key [16]  tokens i32  crc32 i32  tokens * dimension f32         all little-endian
 * </pre>
 */
final class VectorStore {
  private static final long MAGIC = 0x315854434C53L; // SLCTX1
  private static final int HEAD = 12;
  private static final int RECORD_HEAD = 24;

  /** Sentences with more bytes of vectors are not kept. */
  private static final long LARGEST = 1 << 26;

  /** Locks of files hold between processes only. */
  private static final Object WRITING = new Object();

  /** How often the time of the last use is written down. */
  private static final Duration USED = Duration.ofMinutes(1);

  private record Place(long offset, int tokens, int crc) {}

  private final Path file;
  private final int dimension;
  private final Map<SentenceKey, Place> places = new HashMap<>();
  private long scanned;

  /** Where the last known record begins, and how. */
  private long lastRecord;

  private ByteBuffer lastHead = buffer(0);
  private Instant lastUsed = Instant.EPOCH;

  VectorStore(Path file, int dimension) {
    this.file = file;
    this.dimension = dimension;
  }

  /** Whether a sentence of so many tokens is small enough to be kept. */
  boolean keeps(int tokens) {
    return (long) tokens * dimension * Float.BYTES <= LARGEST;
  }

  /** The vectors of each sentence that is there. */
  List<Optional<float[]>> read(List<SentenceKey> keys) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      used();
      forgetIfReplaced(channel);
      if (!places.keySet().containsAll(keys)) {
        scan(channel);
      }
      List<Optional<float[]>> found = new ArrayList<>();
      for (SentenceKey key : keys) {
        Place place = places.get(key);
        found.add(place == null ? Optional.empty() : Optional.of(read(channel, place)));
      }
      return found;
    } catch (NoSuchFileException notThere) {
      forget();
      return Collections.nCopies(keys.size(), Optional.empty());
    }
  }

  /** Lets those who clear the cache know; a file that cannot be written may still be read. */
  private void used() {
    Instant now = Instant.now();
    if (now.isAfter(lastUsed.plus(USED))) {
      lastUsed = now;
      try {
        Files.setLastModifiedTime(file, FileTime.from(now));
      } catch (IOException | SecurityException notOurs) {
        return;
      }
    }
  }

  private float[] read(FileChannel channel, Place place) throws IOException {
    ByteBuffer bytes = buffer(Math.multiplyExact(place.tokens * Float.BYTES, dimension));
    fill(channel, bytes, place.offset);
    if (crc(bytes) != place.crc) {
      throw damaged("the vectors at byte " + place.offset + " have changed");
    }
    float[] vectors = new float[place.tokens * dimension];
    bytes.asFloatBuffer().get(vectors);
    return vectors;
  }

  /** Adds sentences; [tokens, D] each. */
  void write(Map<SentenceKey, float[]> sentences) throws IOException {
    synchronized (WRITING) {
      writeAlone(sentences);
    }
  }

  private void writeAlone(Map<SentenceKey, float[]> sentences) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException(
            file + " cannot be locked for writing; choose a place on a local disk for it");
      }
      if (channel.size() < HEAD) {
        channel.truncate(0);
        ByteBuffer head = buffer(HEAD).putLong(MAGIC).putInt(dimension).flip();
        put(channel, head, 0);
      }
      forgetIfReplaced(channel);
      scan(channel);
      for (Map.Entry<SentenceKey, float[]> entry : sentences.entrySet()) {
        if (!places.containsKey(entry.getKey())) {
          append(channel, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private void append(FileChannel channel, SentenceKey key, float[] vectors) throws IOException {
    int size = Math.multiplyExact(vectors.length, Float.BYTES);
    ByteBuffer record = buffer(Math.addExact(RECORD_HEAD, size));
    record
        .position(RECORD_HEAD)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(vectors);
    int crc = crc(record.slice(RECORD_HEAD, size));
    int tokens = vectors.length / dimension;
    record.position(0);
    record.putLong(key.high()).putLong(key.low()).putInt(tokens).putInt(crc);
    record.position(0);
    put(channel, record, scanned);
    found(record.slice(0, RECORD_HEAD));
    places.put(key, new Place(scanned + RECORD_HEAD, tokens, crc));
    scanned += RECORD_HEAD + size;
  }

  /**
   * A file that was deleted and begun again, or cut off, has not what this one had: it is shorter,
   * or another record stands where the last one stood.
   */
  private void forgetIfReplaced(FileChannel channel) throws IOException {
    if (channel.size() < scanned) {
      forget();
      return;
    }
    ByteBuffer there = buffer(lastHead.remaining());
    fill(channel, there, lastRecord);
    if (!there.equals(lastHead)) {
      forget();
    }
  }

  private void forget() {
    places.clear();
    scanned = 0;
    lastHead = buffer(0);
  }

  /** Finds the records that were added since the last time. */
  private void scan(FileChannel channel) throws IOException {
    long size = channel.size();
    if (scanned == 0 && size >= HEAD) {
      ByteBuffer head = buffer(HEAD);
      fill(channel, head, 0);
      if (head.getLong() != MAGIC) {
        throw damaged("it does not begin as it should");
      }
      int found = head.getInt();
      if (found != dimension) {
        throw new IOException(
            "%s has vectors of %d numbers, expected %d; delete it, it will be made again"
                .formatted(file, found, dimension));
      }
      scanned = HEAD;
    }
    ByteBuffer head = buffer(RECORD_HEAD);
    while (scanned > 0 && size - scanned >= RECORD_HEAD) {
      head.clear();
      fill(channel, head, scanned);
      SentenceKey key = new SentenceKey(head.getLong(), head.getLong());
      int tokens = head.getInt();
      int crc = head.getInt();
      long bytes = (long) tokens * dimension * Float.BYTES;
      if (tokens < 0 || bytes > LARGEST) {
        throw damaged("there is no record at byte " + scanned);
      }
      if (size - scanned - RECORD_HEAD < bytes) {
        return; // cut off; the next one is written over it
      }
      found(head);
      places.put(key, new Place(scanned + RECORD_HEAD, tokens, crc));
      scanned += RECORD_HEAD + bytes;
    }
  }

  /** There is a record at {@code scanned} that begins so. */
  private void found(ByteBuffer head) {
    lastRecord = scanned;
    lastHead = buffer(RECORD_HEAD).put(0, head, 0, RECORD_HEAD);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /** Fills a buffer and makes it ready for reading. */
  private void fill(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        throw damaged("it ends within a record, at byte " + at);
      }
      at += read;
    }
    bytes.flip();
  }

  private static void put(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private IOException damaged(String how) {
    return new IOException(file + " is damaged: " + how + "; delete it, it will be made again");
  }
}
