package io.sluice.cli;

import java.io.IOException;

/** Tags all that comes in. */
interface Tagging {
  TagCounts run(TagInput input) throws IOException;
}
