package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code --help} shows of every verb. */
final class HelpTextTest {
  private static final int COLUMNS = 80;

  @Test
  void examplesStandOnOneLineEach() {
    var verbs = verbs(new CommandLine(new Sluice(console()))).toList();
    assertThat(verbs).hasSizeGreaterThan(20);
    for (var verb : verbs) {
      var name = verb.getCommandSpec().qualifiedName();
      var help = help(name);
      for (var line : verb.getCommandSpec().usageMessage().footer()) {
        if (line.startsWith("  ")) { // what is laid out in columns or copied, unlike prose
          assertThat(line.length()).as("%s: %s", name, line).isLessThanOrEqualTo(COLUMNS);
          assertThat(help + "\n").as(name).contains("\n" + line + "\n");
        }
      }
    }
  }

  @Test
  void theSynopsisSaysVerbEverywhere() {
    for (var verb : verbs(new CommandLine(new Sluice(console()))).toList()) {
      var name = verb.getCommandSpec().qualifiedName();
      assertThat(help(name)).as(name).doesNotContain("COMMAND");
    }
    assertThat(help("sluice bench")).contains(" [VERB]\n");
  }

  @Test
  void repeatedValuesAreShownOnce() {
    assertThat(help("sluice train")).contains("--seeds=N[,N...]").doesNotContain("......");
  }

  @Test
  void defaultsOfWritingAreThoseOfTheConfiguration() {
    var defaults = GenerateVerb.defaults();
    var help = help("sluice generate").replaceAll("\\s+", " ");
    assertThat(help)
        .contains(
            "Symbols to write at most; as the run is configured, else "
                + defaults.length()
                + ", unless given.",
            "0 always the likeliest; as the run is configured, else "
                + defaults.temperature()
                + ", unless given.",
            "(\\n is a new line); as the run is configured, else nothing, unless given.");
    assertThat(defaults.prompt()).isEmpty();
  }

  private static Stream<CommandLine> verbs(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTextTest::verbs));
  }

  private static String help(String verb) {
    var words = Stream.concat(Stream.of(verb.split(" ")).skip(1), Stream.of("--help"));
    return Run.of(words.toArray(String[]::new)).out();
  }

  private static Console console() {
    return new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), Terminal.NONE);
  }
}
