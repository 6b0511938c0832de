package io.sluice.corpora;

import java.io.IOException;
import java.util.List;

/**
 * What a text consists of, as far as one pass over its bytes can tell. Bad bytes do not end the
 * pass: they are listed.
 *
 * @param bytes size of all files, uncompressed
 * @param characters code points, without byte order marks and bad bytes
 * @param lines line feeds, plus one for a last line without one
 * @param longestLine in code points
 * @param distinctCharacters how many different code points there are
 * @param controlCharacters occurrences of control characters other than tab, line feed and carriage
 *     return
 * @param carriageReturns occurrences of {@code \r}
 * @param replacementCharacters occurrences of U+FFFD: text that was damaged before
 * @param byteOrderMarks how many files begin with one
 * @param badSequences how many times bytes were not UTF-8
 * @param firstBadBytes where, for the first {@value #LISTED} of them
 */
public record TextReport(
    long bytes,
    long characters,
    long lines,
    long longestLine,
    int distinctCharacters,
    long controlCharacters,
    long carriageReturns,
    long replacementCharacters,
    int byteOrderMarks,
    long badSequences,
    List<BadBytes> firstBadBytes) {
  /** No more places of bad bytes than this are listed. */
  public static final int LISTED = 20;

  /** Copies the list. */
  public TextReport {
    firstBadBytes = List.copyOf(firstBadBytes);
  }

  /** Examines all files of {@code text} as they are, whatever its range and line end policy. */
  public static TextReport of(TextSource text) throws IOException {
    TextExaminer examiner = new TextExaminer();
    for (TextPart part : text.parts()) {
      examiner.examine(part);
    }
    return examiner.report();
  }
}
