package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import java.io.IOException;

/**
 * Refuses what seems to be no running text, unless it was said how it is written, and columns that
 * are not there.
 *
 * @param input as it was given
 * @param options with which it was said how it is written
 * @param format that follows from them
 * @param target of what is tagged
 * @param verb that refuses
 */
record TagLook(
    String input, FormatOptions options, AnnotatedFormat format, Target target, Verb verb)
    implements TagWork.Look {
  /** What is made of the file. */
  enum Target {
    /** Documents, for which columns that were not named are left out. */
    DOCUMENTS,
    /** The same file with more columns. */
    FILE
  }

  @Override
  public AnnotatedFormat at(TagInput lines) throws IOException {
    if (!options.given() && FormatOptions.byEnding(input).isEmpty()) {
      LooksLike.of(input, lines.beginning())
          .ifPresent(
              other -> {
                throw verb.refusal(other.refusal(lines.name()));
              });
    }
    if (format instanceof ColumnFormat) {
      LooksLike.of(input, lines.beginning())
          .filter(LooksLike::isJson)
          .ifPresent(
              json -> {
                throw verb.refusal(json.noColumns(lines.name()));
              });
    }
    if (format instanceof ColumnFormat columns && options.namesColumns()) {
      var first = FileColumns.tokenLine(lines.beginning().lines());
      if (target == Target.DOCUMENTS) {
        return FileColumns.fitted(format, options, lines.name(), first, verb);
      }
      FileColumns.requireWords(columns.layout(), lines.name(), first, verb);
    }
    return format;
  }
}
