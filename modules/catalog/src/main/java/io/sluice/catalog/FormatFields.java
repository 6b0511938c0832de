package io.sluice.catalog;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** The keys of a card that say how its files are read. */
final class FormatFields {
  private static final List<String> LAYOUT = List.of("columns", "comments");

  private FormatFields() {}

  static Optional<CardFormat> format(CardFields card, CardProblems problems) {
    String name = card.optionalText("format").orElse("text");
    boolean columns = name.equals("columns");
    if (!columns) {
      for (String key : LAYOUT) {
        card.node(key)
            .ifPresent(node -> problems.add(node, "\"" + key + "\" needs format: columns"));
      }
    }
    Node where = card.node("format").orElse(card.node());
    if (name.equals("text")) {
      return Optional.of(new CardFormat.RunningText());
    }
    return problems.attempt(
        where, () -> new CardFormat.Annotated(columns ? columns(card) : AnnotatedFormat.of(name)));
  }

  private static AnnotatedFormat columns(CardFields card) {
    ColumnLayout layout = ColumnLayout.parse(card.text("columns"));
    return AnnotatedFormat.columns(
        card.optionalText("comments").map(layout::withComments).orElse(layout));
  }
}
