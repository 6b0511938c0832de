package io.sluice.catalog;

import java.util.OptionalLong;

/** Is told how fetching goes on. */
public interface FetchListener {
  /** Hears nothing. */
  FetchListener SILENT =
      new FetchListener() {
        @Override
        public void note(String message) {}

        @Override
        public void progress(String file, long bytes, OptionalLong total) {}
      };

  /** Something the user should know, in one sentence: a source that is tried, a warning. */
  void note(String message);

  /**
   * Called now and then while bytes arrive.
   *
   * @param file name of the file
   * @param bytes that have arrived
   * @param total that are expected, if known
   */
  void progress(String file, long bytes, OptionalLong total);
}
