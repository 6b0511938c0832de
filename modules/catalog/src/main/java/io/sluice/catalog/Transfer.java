package io.sluice.catalog;

import java.util.OptionalLong;

/** Is told what arrives from a source; the bytes of a file inside an archive come later. */
interface Transfer {
  /** So many bytes are expected, if that is known. */
  void expect(OptionalLong bytes);

  /** So many bytes have arrived in all. */
  void received(long bytes);
}
