package io.sluice.catalog;

import java.util.OptionalLong;

/**
 * What the author of a card counted in all files together; {@code corpus check} compares.
 *
 * @param characters code points
 * @param lines line ends
 * @param distinctCharacters different code points
 * @param sentences of annotated text
 * @param tokens of annotated text
 */
public record CorpusStatistics(
    OptionalLong characters,
    OptionalLong lines,
    OptionalLong distinctCharacters,
    OptionalLong sentences,
    OptionalLong tokens) {
  /** Nothing was counted. */
  public static final CorpusStatistics NONE =
      new CorpusStatistics(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
}
