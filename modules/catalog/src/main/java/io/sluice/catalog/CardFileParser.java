package io.sluice.catalog;

import io.sluice.corpora.Globs;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a card says about one file: its name, its source and what is kept of it. */
final class CardFileParser {
  private static final Set<String> FILE =
      Set.of(
          "name",
          "sha256",
          "bytes",
          "https",
          "maven",
          "npm",
          "path",
          "bundled",
          "supplied",
          "extract",
          "entries",
          "exclude");
  private static final Set<String> EXTRACT =
      Set.of("lines", "split", "member", "numbers", "java-map");
  private static final List<String> SOURCES =
      List.of("https", "maven", "npm", "path", "bundled", "supplied");

  private final CardProblems problems;
  private final Optional<Path> directory;

  CardFileParser(CardProblems problems, Optional<Path> directory) {
    this.problems = problems;
    this.directory = directory;
  }

  /** One file, unless there are problems with it. */
  Optional<CorpusFile> file(Node node) {
    CardFields fields = new CardFields(node, FILE, problems);
    String name = fields.text("name");
    Optional<FileSource> source = source(fields);
    Optional<Extract> extract = fields.node("extract").flatMap(this::extract);
    OptionalLong bytes = fields.count("bytes");
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
      if (List.of("https", "bundled", "supplied").contains(kind)) {
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
      case "bundled" -> new FileSource.Bundled(value);
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

  private Optional<Extract> extract(Node node) {
    CardFields fields = new CardFields(node, EXTRACT, problems);
    if (fields.has("java-map")) {
      fields.text("java-map");
      long numbers = fields.count("java-map").orElse(0);
      return problems.attempt(node, () -> new JavaMapVectors(numbers));
    }
    if (fields.has("member")) {
      String member = fields.text("member");
      long numbers = fields.count("numbers").orElse(0);
      return problems.attempt(node, () -> new JsonVectors(member, numbers));
    }
    String lines = fields.text("lines");
    return problems.attempt(
        node, () -> new LineExtract(lines, fields.optionalText("split").orElse("")));
  }
}
