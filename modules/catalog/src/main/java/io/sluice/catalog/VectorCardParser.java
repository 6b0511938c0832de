package io.sluice.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a card of the kind {@code vectors} from YAML. */
final class VectorCardParser {
  private static final Set<String> CARD =
      Set.of(
          "kind",
          "name",
          "description",
          "licence",
          "homepage",
          "dimension",
          "words",
          "file",
          "subsets");

  private VectorCardParser() {}

  static Optional<VectorCard> card(Node root, CardFileParser files, CardProblems problems) {
    CardFields fields = new CardFields(root, CARD, problems);
    String name = fields.text("name");
    String description = fields.text("description");
    String licence = fields.text("licence");
    String homepage = fields.text("homepage");
    fields.text("dimension");
    fields.text("words");
    long dimension = fields.count("dimension").orElse(0);
    long words = fields.count("words").orElse(0);
    Optional<CorpusFile> file = fields.node("file").flatMap(files::file);
    if (!fields.has("file")) {
      problems.add(root, "the key \"file\" is missing");
    }
    List<CorpusFile> subsets = new ArrayList<>();
    if (fields.has("subsets")) {
      for (Node item : fields.items("subsets")) {
        files.file(item).ifPresent(subsets::add);
      }
    }
    if (!problems.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    return problems.attempt(
        root,
        () ->
            new VectorCard(
                name,
                description,
                licence,
                homepage,
                Math.toIntExact(Math.min(dimension, Integer.MAX_VALUE)),
                words,
                file.get(),
                subsets));
  }
}
