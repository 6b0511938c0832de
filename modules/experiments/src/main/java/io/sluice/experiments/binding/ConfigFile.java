package io.sluice.experiments.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration in text form.
 *
 * <pre>{@code
 * var config = ConfigFile.read(Path.of("char.yaml"))
 *     .with(Assignment.parse("seed=7"))
 *     .bind(ExperimentConfig.class);
 * }</pre>
 *
 * @param name shown before line and column
 * @param directory what relative paths in the text are relative to
 */
public record ConfigFile(String name, Path directory, String text, List<Assignment> assignments) {
  public ConfigFile {
    assignments = List.copyOf(assignments);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidConfigException if it is missing, too large or not UTF-8
   */
  public static ConfigFile read(Path file) {
    var start = Location.inFile(file.toString(), 1, 1);
    try {
      if (Files.isDirectory(file)) {
        throw refused(start, "this is a directory, expected an experiment file (YAML)");
      }
      if (!Files.isRegularFile(file)) {
        throw refused(start, "there is no such configuration file");
      }
      if (Files.size(file) > 4L * YamlReader.MAX_CHARACTERS) {
        throw refused(start, "a configuration of " + Files.size(file) + " bytes is too large");
      }
      var directory = file.toAbsolutePath().normalize().getParent();
      var text = Files.readString(file, StandardCharsets.UTF_8);
      return new ConfigFile(
          file.toString(), directory == null ? Path.of("") : directory, text, List.of());
    } catch (CharacterCodingException broken) {
      throw refused(start, "the file is not UTF-8 text");
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }

  /** The same text with one more override; later ones win. */
  public ConfigFile with(Assignment assignment) {
    var all = new ArrayList<>(assignments);
    all.add(assignment);
    return new ConfigFile(name, directory, text, all);
  }

  /**
   * Builds the record, or the variant of a sealed interface, that the text describes.
   *
   * @throws InvalidConfigException with every problem found
   */
  public <T> T bind(Class<T> type) {
    return bind(type, KnownNames.ANY);
  }

  /** As {@link #bind(Class)}, with names judged too. */
  public <T> T bind(Class<T> type, KnownNames names) {
    var problems = new ArrayList<Problem>();
    var tree = YamlReader.file(name, text, problems);
    for (var assignment : assignments) {
      tree = tree.map(root -> assignment.applyTo(root, problems));
    }
    var binder = new Binder(directory, names, problems);
    var bound = tree.flatMap(root -> binder.bind(Schemas.of(type), root, ""));
    if (bound.isEmpty() || !problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return type.cast(bound.get());
  }

  /**
   * A refusal for a reason found later, at the place where the value was written, or where it would
   * stand.
   *
   * @param path dotted keys, such as {@code corpus.card} or {@code embeddings[0].card}
   */
  public InvalidConfigException refuse(String path, String message) {
    var where = tree().map(root -> root.nearest(path).where()).orElse(Location.inFile(name, 1, 1));
    return new InvalidConfigException(List.of(new Problem(where, path, message)));
  }

  /** The path that stands under a key, of a file that may be wrong elsewhere. */
  public Optional<Path> path(String key) {
    var ignored = new ArrayList<Problem>();
    var schema = new Schema.FilePath(Schema.Presence.UNCHECKED);
    return tree()
        .flatMap(root -> root.child(key))
        .flatMap(value -> new Binder(directory, KnownNames.ANY, ignored).bind(schema, value, key))
        .map(Path.class::cast);
  }

  private Optional<YamlValue> tree() {
    var ignored = new ArrayList<Problem>();
    var tree = YamlReader.file(name, text, ignored);
    for (var assignment : assignments) {
      tree = tree.map(root -> assignment.applyTo(root, ignored));
    }
    return tree;
  }

  private static InvalidConfigException refused(Location where, String message) {
    return new InvalidConfigException(List.of(new Problem(where, "", message)));
  }
}
