package io.sluice.corpora.annotated;

import java.io.IOException;
import java.util.List;

/** What nobody misses who reads a file line by line, but who writes it again does. */
interface FileDetails {
  /** How the lines so far ended. */
  LineEnding lineEnding() throws IOException;

  /** What was left out so far that is no annotation. */
  default List<Remark> details() {
    return List.of();
  }
}
