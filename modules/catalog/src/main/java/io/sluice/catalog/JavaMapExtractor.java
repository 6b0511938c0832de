package io.sluice.catalog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Carries out a {@link JavaMapVectors}: reads the object serialization stream protocol as far as
 * one {@code HashMap<String, float[]>} needs it. Sizes in the file are bounded before they are
 * believed.
 */
final class JavaMapExtractor {
  private static final int MAGIC = 0xaced0005;
  private static final int OBJECT = 0x73;
  private static final int CLASS = 0x72;
  private static final int REFERENCE = 0x71;
  private static final int NULL = 0x70;
  private static final int STRING = 0x74;
  private static final int ARRAY = 0x75;
  private static final int BLOCK = 0x77;
  private static final int END = 0x78;
  private static final int MOST_WORDS = 1 << 24;

  private final long numbers;
  private final DataInputStream in;
  private final OutputStream out;
  private long word;
  private int arrayClass = -1;

  private JavaMapExtractor(long numbers, DataInputStream in, OutputStream out) {
    this.numbers = numbers;
    this.in = in;
    this.out = out;
  }

  static void extract(JavaMapVectors extract, Path source, BoundedOutput target)
      throws IOException {
    OutputStream out = new BufferedOutputStream(target, 1 << 16);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(source), 1 << 16))) {
      JavaMapExtractor extractor = new JavaMapExtractor(extract.numbers(), in, out);
      try {
        extractor.map();
      } catch (EOFException e) {
        throw new FetchException(extractor.place() + "the map ends early", e);
      } catch (UTFDataFormatException e) {
        throw new FetchException(extractor.place() + "a text that is not UTF-8", e);
      }
    }
    out.flush();
  }

  private void map() throws IOException {
    expect("a stream of Java objects", MAGIC, in.readInt());
    expect("an object", OBJECT, in.readUnsignedByte());
    expect("a class", CLASS, in.readUnsignedByte());
    String name = in.readUTF();
    if (!name.equals("java.util.HashMap")) {
      throw new FetchException(place() + "expected a java.util.HashMap, found " + name);
    }
    in.readLong(); // its version
    in.readUnsignedByte(); // its flags
    expect("two fields", 2, in.readUnsignedShort());
    field('F', "loadFactor");
    field('I', "threshold");
    expect("the end of the class", END, in.readUnsignedByte());
    expect("no class above it", NULL, in.readUnsignedByte());
    in.readFloat();
    in.readInt();
    expect("its sizes", BLOCK, in.readUnsignedByte());
    expect("its sizes", 2 * Integer.BYTES, in.readUnsignedByte());
    in.readInt();
    int words = in.readInt();
    if (words < 0 || words > MOST_WORDS) {
      throw new FetchException("expected at most " + MOST_WORDS + " words, found " + words);
    }
    for (word = 1; word <= words; word++) {
      expect("a text", STRING, in.readUnsignedByte());
      row(in.readUTF());
    }
    expect("the end of the map", END, in.readUnsignedByte());
  }

  private void field(char type, String name) throws IOException {
    expect("field " + name, type, in.readUnsignedByte());
    if (!in.readUTF().equals(name)) {
      throw new FetchException(place() + "expected the field " + name);
    }
  }

  private void row(String text) throws IOException {
    if (text.isEmpty() || text.codePoints().anyMatch(JsonVectorExtractor::divides)) {
      throw new FetchException(
          place() + "a word that a text file of vectors cannot hold: \"" + text + "\"");
    }
    expect("an array", ARRAY, in.readUnsignedByte());
    arrayClass();
    int length = in.readInt();
    if (length != numbers) {
      throw new FetchException(
          place() + "expected " + numbers + " numbers of \"" + text + "\", found " + length);
    }
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < length; i++) {
      line.append(' ').append(in.readFloat());
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The class of the first array, and a reference to it for all others. */
  private void arrayClass() throws IOException {
    if (arrayClass < 0) {
      expect("a class", CLASS, in.readUnsignedByte());
      String name = in.readUTF();
      if (!name.equals("[F")) {
        throw new FetchException(place() + "expected an array of float, found " + name);
      }
      in.readLong();
      in.readUnsignedByte();
      expect("no fields", 0, in.readUnsignedShort());
      expect("the end of the class", END, in.readUnsignedByte());
      expect("no class above it", NULL, in.readUnsignedByte());
      arrayClass = 0;
      return;
    }
    expect("the class of arrays", REFERENCE, in.readUnsignedByte());
    int handle = in.readInt();
    arrayClass = arrayClass == 0 ? handle : arrayClass;
    expect("the class of arrays", arrayClass, handle);
  }

  private void expect(String what, int expected, int found) throws IOException {
    if (found != expected) {
      throw new FetchException(
          place()
              + "expected "
              + what
              + " ("
              + Integer.toHexString(expected)
              + "), found "
              + Integer.toHexString(found));
    }
  }

  private String place() {
    return word == 0 ? "" : "word " + word + " of the map: ";
  }
}
