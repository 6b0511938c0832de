package io.sluice.experiments.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  @TaggedBy("type")
  sealed interface Form permits Circle, Square {}

  @Tag("circle")
  record Circle(@Doc("Radius.") @Range("(0, 10]") double radius) implements Form {}

  @Tag("square")
  record Square(
      @Doc("Width.") @Range("[1, 9]") int width, @Doc("Height.") @Range("[1, 9]") int height)
      implements Form {
    Square {
      if (width * height > 20) {
        throw new IllegalArgumentException("area must be 20 at most, was " + width * height);
      }
    }
  }

  record Drawing(
      @Doc("Title.") String title,
      @Doc("Colour.") @Default("dark-blue") Colour colour,
      @Doc("Form.") @Default("{type: circle, radius: 2}") Form form,
      @Doc("Weights.") @Default("[]") List<Double> weights,
      @Doc("Deep.") Optional<Circle> deep,
      @Doc("Count.") @Range("[0, 5]") OptionalInt itemCount,
      @Doc("Share.") @Range("[0, 1)") OptionalDouble share,
      @Doc("Big.") @Default("7") long big,
      @Doc("Shown.") @Default("true") boolean shown,
      @Doc("File.") @Existing Optional<Path> file) {}

  private static ConfigFile text(String text) {
    return new ConfigFile("d.yaml", Path.of(""), text, List.of());
  }

  private static List<String> problems(ConfigFile file) {
    var refused =
        catchThrowableOfType(InvalidConfigException.class, () -> file.bind(Drawing.class));
    assertThat(refused).as("expected a refusal").isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void fillsInDefaults() {
    assertThat(text("title: a").bind(Drawing.class))
        .isEqualTo(
            new Drawing(
                "a",
                Colour.DARK_BLUE,
                new Circle(2),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                7,
                true,
                Optional.empty()));
  }

  @Test
  void readsEveryKindOfValue(@TempDir Path directory) throws Exception {
    var file = Files.createFile(directory.resolve("here.txt"));
    var config =
        new ConfigFile(
            "d.yaml",
            directory,
            """
            title: "12"
            colour: red
            form: {type: square, width: 4, height: 5}
            weights: [1, 2.5, 1e-3]
            deep: {radius: .5}
            item-count: 5
            share: 0
            big: 9223372036854775807
            shown: false
            file: here.txt
            """,
            List.of());
    assertThat(config.bind(Drawing.class))
        .isEqualTo(
            new Drawing(
                "12",
                Colour.RED,
                new Square(4, 5),
                List.of(1.0, 2.5, 1e-3),
                Optional.of(new Circle(0.5)),
                OptionalInt.of(5),
                OptionalDouble.of(0),
                Long.MAX_VALUE,
                false,
                Optional.of(file.toAbsolutePath())));
  }

  @Test
  void reportsEveryMistakeAtOnceWithItsPlace() {
    var wrong =
        """
        titel: a
        colour: drak-blue
        form:
          type: square
          width: 12
          height: "3"
        weights: [1, x]
        deep: 3
        item-count: 2.5
        share: 1
        big: 9223372036854775808
        shown: yes
        file: nowhere.txt
        """;
    assertThat(problems(text(wrong)))
        .containsExactly(
            "d.yaml:1:1: titel: unknown key, did you mean \"title\"?",
            "d.yaml:1:1: title: is missing (title)",
            "d.yaml:2:9: colour: text \"drak-blue\" found, expected one of red, dark-blue;"
                + " did you mean \"dark-blue\"?",
            "d.yaml:5:10: form.width: must be in [1, 9], was 12",
            "d.yaml:6:11: form.height: text \"3\" found, expected a whole number in [1, 9]",
            "d.yaml:7:14: weights[1]: text \"x\" found, expected a number in (-inf, inf)",
            "d.yaml:8:7: deep: number 3 found, expected a mapping of keys to values; its"
                + " keys are radius",
            "d.yaml:9:13: item-count: number 2.5 found, expected a whole number in [0, 5]",
            "d.yaml:10:8: share: must be in [0, 1), was 1.0",
            "d.yaml:11:6: big: number 9223372036854775808 found, expected a whole number of 64"
                + " bits",
            "d.yaml:12:8: shown: text \"yes\" found, expected true or false",
            "d.yaml:13:7: file: text \"nowhere.txt\" found, expected a file or directory, but there"
                + " is none at "
                + Path.of("nowhere.txt").toAbsolutePath());
  }

  @Test
  void recordChecksAreLocated() {
    assertThat(problems(text("title: a\nform: {type: square, width: 5, height: 5}")))
        .containsExactly("d.yaml:2:7: form: area must be 20 at most, was 25");
  }

  @Test
  void unionsNeedTheirWord() {
    assertThat(problems(text("title: a\nform: {radius: 1}")))
        .containsExactly("d.yaml:2:7: form.type: is missing, expected one of circle, square");
    assertThat(problems(text("title: a\nform: {type: circel, radius: 1}")))
        .containsExactly(
            "d.yaml:2:14: form.type: text \"circel\" found, expected one of circle, square;"
                + " did you mean \"circle\"?");
    assertThat(problems(text("title: a\nform: {type: circle, radius: 1, width: 1}")))
        .containsExactly("d.yaml:2:33: form.width: unknown key, expected one of type, radius");
  }

  @Test
  void missingAndEmptyValuesAreRefused() {
    assertThat(problems(text("title:")))
        .containsExactly(
            "d.yaml:1:7: title: nothing found, expected text (put quotes around a number or word"
                + " that is meant as text)");
    assertThat(problems(text("title: 12")).get(0)).contains("number 12 found, expected text");
    assertThat(problems(text("- a")))
        .containsExactly(
            "d.yaml:1:1: a list found, expected a mapping of keys to values; its keys are title,"
                + " colour, form, weights, deep, item-count, share, big, shown, file");
    assertThat(problems(text("title: a\nform: 3")))
        .containsExactly(
            "d.yaml:2:7: form: number 3 found, expected a mapping of keys to values; its key type"
                + " is one of circle, square");
  }

  @Test
  void overridesWinAndAreNamedInProblems() {
    var file = text("title: a\nform: {type: square, width: 2, height: 2}");
    var bound =
        file.with(Assignment.parse("form.width=3"))
            .with(Assignment.parse("deep.radius=4"))
            .with(Assignment.parse("weights=[1, 2]"))
            .with(Assignment.parse("form.width=4"))
            .bind(Drawing.class);
    assertThat(bound.form()).isEqualTo(new Square(4, 2));
    assertThat(bound.deep()).contains(new Circle(4));
    assertThat(bound.weights()).containsExactly(1.0, 2.0);
    assertThat(problems(file.with(Assignment.parse("form.widht=3"))))
        .containsExactly("--set form.widht=3: form.widht: unknown key, did you mean \"width\"?");
    assertThat(problems(file.with(Assignment.parse("form.width=x"))).get(0))
        .startsWith("--set form.width=x: form.width: text \"x\" found");
    assertThat(problems(file.with(Assignment.parse("from.width=1"))).get(0))
        .isEqualTo("--set from.width=1: from: unknown key, did you mean \"form\"?");
    assertThat(problems(file.with(Assignment.parse("title.x=1"))).get(0))
        .startsWith("--set title.x=1: title: a mapping found, expected text");
  }

  @Test
  void malformedOverridesAreRefused() {
    for (var wrong : List.of("abc", "=3", "a..b=3", ".a=3", "a b=3")) {
      var refused =
          catchThrowableOfType(IllegalArgumentException.class, () -> Assignment.parse(wrong));
      assertThat(refused).as(wrong).isNotNull().hasMessageContaining("key.key=value");
    }
  }

  @Test
  void writtenRecordsReadBackTheSame() {
    var drawing =
        new Drawing(
            "a: \"b\" #\n\u00e9\ud83d\ude00 ' null",
            Colour.RED,
            new Square(4, 5),
            List.of(1e-8, 1e300, 0.1, -3.0),
            Optional.of(new Circle(1e-7)),
            OptionalInt.of(3),
            OptionalDouble.of(0.30000000000000004),
            Long.MIN_VALUE,
            false,
            Optional.of(Path.of("").toAbsolutePath()));
    var yaml = RecordWriter.toYaml(Drawing.class, drawing);
    assertThat(text(yaml).bind(Drawing.class)).isEqualTo(drawing);
    var titles =
        List.of("null", "true", "12", "", " ", "~", "+5", ".5", "012", "- a", "*x", "\t", "\u0007");
    for (var title : titles) {
      var other =
          new Drawing(
              title,
              Colour.RED,
              new Circle(1),
              List.of(),
              Optional.empty(),
              OptionalInt.empty(),
              OptionalDouble.empty(),
              0,
              true,
              Optional.empty());
      var again = text(RecordWriter.toYaml(Drawing.class, other)).bind(Drawing.class);
      assertThat(again).isEqualTo(other);
    }
  }
}
