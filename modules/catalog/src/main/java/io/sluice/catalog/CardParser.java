package io.sluice.catalog;

import io.sluice.corpora.CutAt;
import io.sluice.corpora.LineEnds;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a card from YAML. All problems are found in one go. */
final class CardParser {
  private static final int LARGEST_CARD = 1 << 18;
  private static final Set<String> CARD =
      Set.of(
          "kind",
          "name",
          "description",
          "licence",
          "homepage",
          "format",
          "columns",
          "comments",
          "line-ends",
          "files",
          "split",
          "statistics");

  private final CardProblems problems;
  private final CardFileParser files;

  private CardParser(String file, Optional<Path> directory) {
    this.problems = new CardProblems(file);
    this.files = new CardFileParser(problems, directory);
  }

  /**
   * Reads a card.
   *
   * @param name of the card's file, for messages
   * @param directory what relative paths in the card are relative to, if it lies in one
   * @throws InvalidCardException with all problems
   */
  static Card parse(InputStream source, String name, Optional<Path> directory) throws IOException {
    byte[] bytes = source.readNBytes(LARGEST_CARD + 1);
    CardParser parser = new CardParser(name, directory);
    Optional<? extends Card> card = parser.root(bytes).flatMap(parser::card);
    if (!parser.problems.isEmpty() || card.isEmpty()) {
      throw parser.problems.exception();
    }
    return card.get();
  }

  private Optional<Node> root(byte[] bytes) {
    if (bytes.length > LARGEST_CARD) {
      problems.add(Optional.empty(), "a card has at most " + LARGEST_CARD + " bytes");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(10).build();
      Optional<Node> root = new Compose(settings).composeReader(new StringReader(text));
      if (root.isEmpty()) {
        problems.add(Optional.empty(), "the card is empty");
      }
      return root;
    } catch (CharacterCodingException e) {
      problems.add(Optional.empty(), "the card is not UTF-8");
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark(), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(Optional.empty(), "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<? extends Card> card(Node root) {
    return switch (CardFields.kind(root)) {
      case VectorCard.KIND -> VectorCardParser.card(root, files, problems);
      case CorpusCard.KIND -> corpus(root);
      default -> {
        problems.add(root, "unknown kind, expected " + CorpusCard.KIND + " or " + VectorCard.KIND);
        yield Optional.empty();
      }
    };
  }

  private Optional<CorpusCard> corpus(Node root) {
    CardFields fields = new CardFields(root, CARD, problems);
    List<CorpusFile> read = new ArrayList<>();
    for (Node item : fields.items("files")) {
      files.file(item).ifPresent(read::add);
    }
    String name = fields.text("name");
    String description = fields.text("description");
    String licence = fields.text("licence");
    String homepage = fields.text("homepage");
    Optional<CardFormat> format = FormatFields.format(fields, problems);
    LineEnds lineEnds =
        fields
            .node("line-ends")
            .flatMap(node -> problems.attempt(node, () -> LineEnds.of(fields.text("line-ends"))))
            .orElse(LineEnds.AS_WRITTEN);
    Optional<CardSplit> split =
        split(fields, format.filter(CardFormat.Annotated.class::isInstance).isPresent());
    CorpusStatistics statistics =
        fields.node("statistics").map(this::statistics).orElse(CorpusStatistics.NONE);
    if (!problems.isEmpty() || split.isEmpty() || format.isEmpty()) {
      return Optional.empty();
    }
    return problems.attempt(
        root,
        () ->
            new CorpusCard(
                name,
                description,
                licence,
                homepage,
                format.get(),
                lineEnds,
                read,
                split.get(),
                statistics));
  }

  private Optional<CardSplit> split(CardFields card, boolean annotated) {
    Optional<Node> node = card.node("split");
    if (node.isEmpty()) {
      return Optional.of(
          annotated
              ? new CardSplit.BySentences(0.9)
              : new CardSplit.ByFraction(0.9, CutAt.CHARACTER));
    }
    CardFields fields = new CardFields(node.get(), Set.of("train", "validation", "cut"), problems);
    String train = fields.text("train");
    if (fields.has("validation")) {
      String validation = fields.text("validation");
      return problems.attempt(node.get(), () -> new CardSplit.ByFile(train, validation));
    }
    if (annotated) {
      fields
          .node("cut")
          .ifPresent(n -> problems.add(n, "annotated text is cut between sentences; remove cut"));
      return problems.attempt(node.get(), () -> new CardSplit.BySentences(fraction(train)));
    }
    String cut = fields.optionalText("cut").orElse("character");
    return problems.attempt(
        node.get(), () -> new CardSplit.ByFraction(fraction(train), cutAt(cut)));
  }

  private static double fraction(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "train must be a share such as 0.9, or the name of a file beside \"validation\", was "
              + text,
          e);
    }
  }

  private static CutAt cutAt(String text) {
    return switch (text) {
      case "character" -> CutAt.CHARACTER;
      case "line" -> CutAt.LINE;
      default -> throw new IllegalArgumentException("cut must be character or line, was " + text);
    };
  }

  private CorpusStatistics statistics(Node node) {
    CardFields fields =
        new CardFields(
            node,
            Set.of("characters", "lines", "distinct-characters", "sentences", "tokens"),
            problems);
    return new CorpusStatistics(
        fields.count("characters"),
        fields.count("lines"),
        fields.count("distinct-characters"),
        fields.count("sentences"),
        fields.count("tokens"));
  }
}
