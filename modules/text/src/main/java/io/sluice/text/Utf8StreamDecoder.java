package io.sluice.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Decodes bytes as they come; holds back the bytes of a character until it is complete. */
final class Utf8StreamDecoder implements StreamDecoder {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer pending = ByteBuffer.allocate(8);
  private final CharBuffer out = CharBuffer.allocate(16);

  @Override
  public String append(int id) {
    pending.put((byte) Objects.checkIndex(id, 256)).flip();
    decoder.decode(pending, out, false);
    pending.compact();
    return drain();
  }

  @Override
  public String finish() {
    pending.flip();
    decoder.decode(pending, out, true);
    decoder.flush(out);
    decoder.reset();
    pending.clear();
    return drain();
  }

  private String drain() {
    String text = out.flip().toString();
    out.clear();
    return text;
  }
}
