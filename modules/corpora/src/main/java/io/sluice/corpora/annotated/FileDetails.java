package io.sluice.corpora.annotated;

import java.util.List;

/** What nobody misses who reads a file, but who writes it again does. */
interface FileDetails {
  /** What was left out so far that is no annotation. */
  List<Remark> details();
}
