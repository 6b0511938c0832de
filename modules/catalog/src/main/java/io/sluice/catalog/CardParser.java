package io.sluice.catalog;

import io.sluice.corpora.CutAt;
import io.sluice.corpora.Globs;
import io.sluice.corpora.LineEnds;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
          "name",
          "description",
          "licence",
          "homepage",
          "format",
          "line-ends",
          "files",
          "split",
          "statistics");
  private static final Set<String> FILE =
      Set.of(
          "name",
          "sha256",
          "bytes",
          "https",
          "maven",
          "npm",
          "path",
          "supplied",
          "extract",
          "entries",
          "exclude");
  private static final List<String> SOURCES = List.of("https", "maven", "npm", "path", "supplied");

  private final CardProblems problems;
  private final Optional<Path> directory;

  private CardParser(String file, Optional<Path> directory) {
    this.problems = new CardProblems(file);
    this.directory = directory;
  }

  /**
   * Reads a card.
   *
   * @param name of the card's file, for messages
   * @param directory what relative paths in the card are relative to, if it lies in one
   * @throws InvalidCardException with all problems
   */
  static CorpusCard parse(InputStream source, String name, Optional<Path> directory)
      throws IOException {
    byte[] bytes = source.readNBytes(LARGEST_CARD + 1);
    CardParser parser = new CardParser(name, directory);
    Optional<CorpusCard> card = parser.root(bytes).flatMap(parser::card);
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

  private Optional<CorpusCard> card(Node root) {
    CardFields fields = new CardFields(root, CARD, problems);
    List<CorpusFile> files = new ArrayList<>();
    for (Node item : fields.items("files")) {
      file(item).ifPresent(files::add);
    }
    String name = fields.text("name");
    String description = fields.text("description");
    String licence = fields.text("licence");
    String homepage = fields.text("homepage");
    format(fields);
    LineEnds lineEnds =
        fields
            .node("line-ends")
            .flatMap(node -> problems.attempt(node, () -> LineEnds.of(fields.text("line-ends"))))
            .orElse(LineEnds.AS_WRITTEN);
    Optional<CardSplit> split = split(fields);
    CorpusStatistics statistics =
        fields.node("statistics").map(this::statistics).orElse(CorpusStatistics.NONE);
    if (!problems.isEmpty() || split.isEmpty()) {
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
                CorpusCard.Format.TEXT,
                lineEnds,
                files,
                split.get(),
                statistics));
  }

  private void format(CardFields fields) {
    fields
        .node("format")
        .ifPresent(
            node -> {
              if (!fields.text("format").equals("text")) {
                problems.add(node, "unknown format, expected text");
              }
            });
  }

  private Optional<CorpusFile> file(Node node) {
    CardFields fields = new CardFields(node, FILE, problems);
    String name = fields.text("name");
    Optional<FileSource> source = source(fields);
    Optional<LineExtract> extract = fields.node("extract").flatMap(this::extract);
    OptionalLong bytes = count(fields, "bytes");
    return source.flatMap(
        from ->
            problems.attempt(
                node,
                () -> new CorpusFile(name, from, extract, fields.optionalText("sha256"), bytes)));
  }

  private Optional<FileSource> source(CardFields fields) {
    List<String> given = SOURCES.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      problems.add(
          fields.node(),
          "a file has exactly one source of "
              + String.join(", ", SOURCES)
              + (given.isEmpty() ? "; none is given" : "; given are " + String.join(", ", given)));
      return Optional.empty();
    }
    String kind = given.get(0);
    Node where = fields.node(kind).orElse(fields.node());
    String value = fields.text(kind);
    Globs entries = entries(fields);
    for (String key : List.of("entries", "exclude")) {
      if (kind.equals("https") || kind.equals("supplied")) {
        fields
            .node(key)
            .ifPresent(n -> problems.add(n, "\"" + key + "\" needs maven, npm or path"));
      }
    }
    return problems.attempt(where, () -> source(kind, value, entries));
  }

  private FileSource source(String kind, String value, Globs entries) {
    return switch (kind) {
      case "https" -> new FileSource.Https(URI.create(value));
      case "maven" -> new FileSource.Maven(value, entries);
      case "npm" -> npm(value, entries);
      case "path" -> new FileSource.Local(resolve(value), entries);
      default -> new FileSource.Supplied(value);
    };
  }

  private static FileSource npm(String value, Globs entries) {
    int at = value.lastIndexOf('@');
    if (at <= 0) {
      throw new IllegalArgumentException("expected package@version, was " + value);
    }
    return new FileSource.Npm(value.substring(0, at), value.substring(at + 1), entries);
  }

  private Path resolve(String value) {
    Path path = Path.of(value);
    if (path.isAbsolute()) {
      return path;
    }
    return directory
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a card that is not in a directory needs an absolute path, was " + value))
        .toAbsolutePath()
        .resolve(path)
        .normalize();
  }

  private Globs entries(CardFields fields) {
    List<String> include = fields.texts("entries");
    List<String> exclude = fields.texts("exclude");
    Node where = fields.node("entries").or(() -> fields.node("exclude")).orElse(fields.node());
    return problems
        .attempt(where, () -> new Globs(include.isEmpty() ? List.of("**") : include, exclude))
        .orElse(Globs.ALL);
  }

  private Optional<LineExtract> extract(Node node) {
    CardFields fields = new CardFields(node, Set.of("lines", "split"), problems);
    String lines = fields.text("lines");
    return problems.attempt(
        node, () -> new LineExtract(lines, fields.optionalText("split").orElse("")));
  }

  private Optional<CardSplit> split(CardFields card) {
    Optional<Node> node = card.node("split");
    if (node.isEmpty()) {
      return Optional.of(new CardSplit.ByFraction(0.9, CutAt.CHARACTER));
    }
    CardFields fields = new CardFields(node.get(), Set.of("train", "validation", "cut"), problems);
    String train = fields.text("train");
    if (fields.has("validation")) {
      String validation = fields.text("validation");
      return problems.attempt(node.get(), () -> new CardSplit.ByFile(train, validation));
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
        new CardFields(node, Set.of("characters", "lines", "distinct-characters"), problems);
    return new CorpusStatistics(
        count(fields, "characters"), count(fields, "lines"), count(fields, "distinct-characters"));
  }

  private OptionalLong count(CardFields fields, String key) {
    Optional<Node> node = fields.node(key);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    String text = fields.text(key).replace("_", "");
    if (!text.matches("\\d{1,18}")) {
      problems.add(node.get(), "\"" + key + "\" must be a whole number, not negative");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
