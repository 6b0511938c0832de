package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.ConlluFormat;
import java.util.Optional;

/**
 * What is to be known of a file with a token a line to add a column to it.
 *
 * @param word place of the token, from 0
 * @param comment how lines begin that are comments; empty if there are none
 * @param kind of the lines beside tokens
 */
record TokenColumns(int word, String comment, Kind kind) {
  /** Kinds of files. */
  enum Kind {
    /** Documents begin with {@code -DOCSTART-}. */
    CONLL,
    /** There are comments, words of several tokens, and empty ones. */
    CONLLU
  }

  /** Of a format with columns. */
  static Optional<TokenColumns> of(AnnotatedFormat format) {
    if (format instanceof ColumnFormat columns) {
      var layout = columns.layout();
      return Optional.of(
          new TokenColumns(
              layout.names().indexOf(ColumnLayout.WORD), layout.commentPrefix(), Kind.CONLL));
    }
    return format instanceof ConlluFormat
        ? Optional.of(new TokenColumns(1, "#", Kind.CONLLU))
        : Optional.empty();
  }
}
