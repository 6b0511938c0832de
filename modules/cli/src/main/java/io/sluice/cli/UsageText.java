package io.sluice.cli;

import io.sluice.corpora.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Why a call was not understood, in our own words. */
final class UsageText {
  private static final String INPUT = "--input";

  private UsageText() {}

  static String of(ParameterException problem) {
    if (problem instanceof RefusedException) {
      return String.valueOf(problem.getMessage());
    }
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    return wrongValue(problem).orElseGet(() -> decapitalised(String.valueOf(problem.getMessage())));
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    var word = problem.getUnmatched().get(0);
    var command = problem.getCommandLine();
    if (problem.isUnknownOption()) {
      if (word.startsWith("--with")) {
        return "--with stands once, before the verb: sluice --with onednn VERB ...";
      }
      if (command.getCommandName().equals("resume") && word.startsWith("--set")) {
        return "resume takes no --set: a resumed run keeps its configuration; to go on with another"
            + " one, train with --set start-from="
            + startFrom(problem);
      }
      var known =
          command.getCommandSpec().options().stream()
              .filter(option -> !option.hidden())
              .map(option -> option.longestName())
              .toList();
      return "there is no option '" + word + "'" + didYouMean(word, known);
    }
    var verbs = List.copyOf(command.getSubcommands().keySet());
    return verbs.isEmpty()
        ? "'" + word + "' is one argument too many" + didYouMeanInput(word, command)
        : "there is no verb '" + word + "'" + didYouMean(word, verbs);
  }

  /** The model of the run that was to be resumed. */
  private static String startFrom(UnmatchedArgumentException problem) {
    return problem.getCommandLine().getParseResult().matchedPositionals().stream()
        .findFirst()
        .map(run -> String.valueOf(run.<Object>getValue()))
        .orElse("DIR");
  }

  /** Where a file is named by an option. */
  private static String didYouMeanInput(String word, CommandLine command) {
    return command.getCommandSpec().findOption(INPUT) == null
        ? ""
        : "; did you mean " + INPUT + " " + word + "?";
  }

  private static String didYouMean(String word, List<String> known) {
    return DidYouMean.nearest(word, known)
        .map(nearest -> "; did you mean '" + nearest + "'?")
        .orElse("");
  }

  /** What an option or argument wants, and what it got. */
  private static Optional<String> wrongValue(ParameterException problem) {
    var argument = problem.getArgSpec();
    var value = problem.getValue();
    if (argument == null || value == null) {
      return Optional.empty();
    }
    Optional<String> expected = Optional.empty();
    if (problem.getCause() instanceof TypeConversionException) {
      expected = expected(valueType(argument), value);
    } else if (Map.class.isAssignableFrom(argument.type()) && value.indexOf('=') < 0) {
      expected = Optional.of(argument.paramLabel());
    }
    return expected.map(
        wanted -> name(argument) + ": expected " + wanted + ", was '" + value + "'");
  }

  private static Class<?> valueType(ArgSpec argument) {
    var types = argument.auxiliaryTypes();
    return types[types.length - 1];
  }

  private static Optional<String> expected(Class<?> type, String value) {
    if (type == int.class || type == Integer.class) {
      return Optional.of(whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    if (type == double.class || type == Double.class) {
      return Optional.of("a number such as 0.5");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of("true or false");
    }
    return type.isEnum()
        ? Optional.of(
            Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", "one of ", "")))
        : Optional.empty();
  }

  private static String whole(String value, long least, long most) {
    return value.matches("[-+]?[0-9]+")
        ? "a whole number between %s and %s".formatted(Figures.count(least), Figures.count(most))
        : "a whole number";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String decapitalised(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
