package io.sluice.catalog;

import java.nio.file.Path;

/**
 * Word vectors that are on this machine and have the right checksum.
 *
 * @param card what they are
 * @param chosen which of the files of the card; a subset where the cache or the mirror has only
 *     that
 * @param file where it is
 * @param sha256 of the file, for provenance
 */
public record FetchedVectors(VectorCard card, CorpusFile chosen, Path file, String sha256) {
  /** Whether these are all the words of the card, not a subset. */
  public boolean isWhole() {
    return chosen.equals(card.file());
  }
}
