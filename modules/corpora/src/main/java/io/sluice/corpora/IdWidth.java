package io.sluice.corpora;

import java.nio.ByteBuffer;

/** How many bytes an id takes in a file; little-endian, unsigned up to two bytes. */
enum IdWidth {
  ONE(1),
  TWO(2),
  FOUR(4);

  private final int bytes;

  IdWidth(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  static IdWidth forVocabulary(int size) {
    return size <= 1 << 8 ? ONE : size <= 1 << 16 ? TWO : FOUR;
  }

  int get(ByteBuffer buffer, int byteIndex) {
    return switch (this) {
      case ONE -> buffer.get(byteIndex) & 0xff;
      case TWO -> buffer.getShort(byteIndex) & 0xffff;
      case FOUR -> buffer.getInt(byteIndex);
    };
  }

  void put(ByteBuffer buffer, int id) {
    switch (this) {
      case ONE -> buffer.put((byte) id);
      case TWO -> buffer.putShort((short) id);
      case FOUR -> buffer.putInt(id);
    }
  }
}
