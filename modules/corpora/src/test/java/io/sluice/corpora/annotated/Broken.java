package io.sluice.corpora.annotated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A broken or odd file and what has to become of it.
 *
 * @param name what is odd
 * @param format it is read with
 * @param files by name; the first is read
 * @param outcome what reading gives, as {@link Shown} shows it, or a part of the error's message
 * @param fails whether it is an error
 */
record Broken(
    String name, AnnotatedFormat format, Map<String, byte[]> files, String outcome, boolean fails) {
  private static final AnnotatedFormat JSONL = AnnotatedFormat.of("jsonl");

  /** A file that has to be read rightly. */
  static Broken reads(String name, AnnotatedFormat format, String text, String shown) {
    return new Broken(name, format, Map.of("f", bytes(text)), shown, false);
  }

  /** A file that has to be refused; the message begins with the file and {@code place}. */
  static Broken fails(String name, AnnotatedFormat format, String text, String place) {
    return new Broken(name, format, Map.of("f", bytes(text)), place, true);
  }

  /** As {@link #reads}, of JSON in which single quotes stand for double ones. */
  static Broken json(String name, String text, String shown) {
    return reads(name, JSONL, text.replace('\'', '"'), shown);
  }

  /** As {@link #fails}, of JSON in which single quotes stand for double ones. */
  static Broken noJson(String name, String text, String message) {
    return fails(name, JSONL, text.replace('\'', '"'), message);
  }

  /**
   * UTF-8, except that each of U+E080 to U+E0FF stands for the byte 0x80 to 0xFF: so tests can have
   * bytes that are not UTF-8.
   */
  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0xe080 && c <= 0xe0ff) {
                bytes.write(c - 0xe000);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return format.name() + ": " + name;
  }
}
