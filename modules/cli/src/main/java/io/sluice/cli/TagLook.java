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
    var beginning = lines.beginning();
    var look = LooksLike.of(input, beginning);
    if (look.isPresent() && !options.given() && FormatOptions.byEnding(input).isEmpty()) {
      throw verb.refusal(look.get().refusal(lines.name()));
    }
    if (look.isPresent() && look.get().isJson() && format instanceof ColumnFormat) {
      throw verb.refusal(look.get().noColumns(lines.name()));
    }
    if (format instanceof ColumnFormat columns && options.namesColumns()) {
      var first = FileColumns.tokenLine(beginning.lines());
      if (target == Target.DOCUMENTS) {
        return FileColumns.fitted(format, options, lines.name(), first, verb);
      }
      FileColumns.requireWords(columns.layout(), lines.name(), first, verb);
    }
    return format;
  }
}
