package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Choice;
import io.sluice.experiments.binding.Schema.FilePath;
import io.sluice.experiments.binding.Schema.Presence;
import io.sluice.experiments.binding.YamlValue.Scalar;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Turns single YAML values into numbers, words and paths. */
final class ScalarBinder {
  private final Path directory;
  private final KnownNames names;
  private final List<Problem> problems;

  ScalarBinder(Path directory, KnownNames names, List<Problem> problems) {
    this.directory = directory;
    this.names = names;
    this.problems = problems;
  }

  Optional<Object> bind(Schema schema, YamlValue value, String path) {
    if (!(value instanceof Scalar scalar)) {
      return refuse(value, path, expected(schema));
    }
    if (schema instanceof Choice choice) {
      return word(choice.words(), value, path).map(word -> constant(choice, word));
    }
    var bound = unchecked(schema, scalar, path);
    var violation =
        bound
            .flatMap(found -> Constraints.violation(schema, found))
            .or(() -> unknown(schema, scalar));
    violation.ifPresent(message -> problems.add(new Problem(scalar.where(), path, message)));
    return violation.isPresent() ? Optional.empty() : bound;
  }

  private Optional<String> unknown(Schema schema, Scalar scalar) {
    return schema instanceof Schema.Text text
        ? text.nameOf().flatMap(kind -> names.problem(kind, scalar.text()))
        : Optional.empty();
  }

  /** The word chosen among the known ones. */
  Optional<String> word(Collection<String> known, YamlValue value, String path) {
    if (value instanceof Scalar scalar && known.contains(scalar.text())) {
      return Optional.of(scalar.text());
    }
    var meant =
        value instanceof Scalar scalar && !scalar.isNull()
            ? Names.nearest(scalar.text(), known)
            : Optional.<String>empty();
    problems.add(
        new Problem(
            value.where(),
            path,
            value.describe()
                + " found, expected one of "
                + Binder.list(known)
                + meant.map(near -> "; did you mean \"" + near + "\"?").orElse("")));
    return Optional.empty();
  }

  private Optional<Object> unchecked(Schema schema, Scalar scalar, String path) {
    var text = scalar.text();
    if (schema instanceof Schema.Whole whole && scalar.plain() && Scalars.isWhole(text)) {
      return whole(whole, scalar, path);
    }
    if (schema instanceof Schema.Real && scalar.plain() && Scalars.isNumber(text)) {
      return Optional.of(Double.parseDouble(text));
    }
    if (schema instanceof Schema.Flag && scalar.plain() && Scalars.isFlag(text)) {
      return Optional.of(text.equals("true"));
    }
    if (schema instanceof Schema.Text && isText(scalar)) {
      return Optional.of(text);
    }
    if (schema instanceof FilePath file && isText(scalar)) {
      return path(file, scalar, path);
    }
    return refuse(scalar, path, expected(schema));
  }

  private static boolean isText(Scalar scalar) {
    return !scalar.plain()
        || !(scalar.isNull() || Scalars.isNumber(scalar.text()) || Scalars.isFlag(scalar.text()));
  }

  private Optional<Object> whole(Schema.Whole whole, Scalar scalar, String path) {
    try {
      return whole.carrier() == int.class
          ? Optional.of(Integer.parseInt(scalar.text()))
          : Optional.of(Long.parseLong(scalar.text()));
    } catch (NumberFormatException tooLarge) {
      var bits = whole.carrier() == int.class ? 32 : 64;
      return refuse(scalar, path, "a whole number of " + bits + " bits");
    }
  }

  private Optional<Object> path(FilePath file, Scalar scalar, String path) {
    try {
      var base = scalar.where().isOverride() ? Path.of("") : directory;
      var resolved = base.resolve(scalar.text()).toAbsolutePath().normalize();
      if (file.presence() == Presence.REQUIRED && !Files.exists(resolved)) {
        return refuse(scalar, path, "a file or directory, but there is none at " + resolved);
      }
      return Optional.of(resolved);
    } catch (InvalidPathException notAPath) {
      return refuse(scalar, path, "a path");
    }
  }

  private static Object constant(Choice choice, String word) {
    return Arrays.stream(choice.type().getEnumConstants())
        .filter(constant -> Names.word(constant).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static String expected(Schema schema) {
    if (schema instanceof Schema.Whole whole) {
      return "a whole number in " + whole.range().text();
    }
    if (schema instanceof Schema.Real real) {
      return "a number in " + real.range().text();
    }
    if (schema instanceof Schema.Flag) {
      return "true or false";
    }
    if (schema instanceof Choice choice) {
      return "one of " + Binder.list(choice.words());
    }
    if (schema instanceof FilePath) {
      return "a path";
    }
    return "text (put quotes around a number or word that is meant as text)";
  }

  private Optional<Object> refuse(YamlValue value, String path, String expected) {
    problems.add(
        new Problem(value.where(), path, value.describe() + " found, expected " + expected));
    return Optional.empty();
  }
}
