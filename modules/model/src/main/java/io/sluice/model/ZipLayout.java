package io.sluice.model;

/** The few numbers of the zip format that stored entries need (PKWARE APPNOTE 6.3, section 4.3). */
final class ZipLayout {
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int END_SIGNATURE = 0x06054b50;

  /** Bytes before the name. */
  static final int LOCAL_BYTES = 30;

  static final int CENTRAL_BYTES = 46;
  static final int END_BYTES = 22;

  /** Where checksum and sizes stand in a local header. */
  static final int LOCAL_CRC_OFFSET = 14;

  /** Version 2.0: the least that knows folders in names. */
  static final short VERSION_NEEDED = 20;

  /** Made by version 2.0 on a Unix system, so that the permissions below hold. */
  static final short VERSION_MADE_BY = 3 << 8 | 20;

  /** A regular file, readable by all. */
  static final int ATTRIBUTES = 0100644 << 16;

  /** 1 January 1980, midnight: the earliest there is, and always the same. */
  static final short FIXED_DATE = 1 << 5 | 1;

  static final short FIXED_TIME = 0;
  static final short STORED = 0;

  /** Bit 11: the name is UTF-8. The only flag that is accepted. */
  static final int UTF8_FLAG = 1 << 11;

  /** Sizes and offsets are 32 bits; all ones would mean an extension that is not used. */
  static final long LARGEST = 0xfffffffeL;

  private ZipLayout() {}
}
