package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.Optional;

/**
 * How the lines of a file end.
 *
 * @param first {@code \n}, {@code \r\n} or {@code \r}, as the first one does
 * @param other the first that ends otherwise
 */
record LineEnding(String first, Optional<Origin> other) {}
