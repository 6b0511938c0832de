package io.sluice.cli;

import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes what follows an option for its number if it is one; it may be the model instead. */
final class ErrorCount implements IParameterConsumer {
  /** Unless a number is given. */
  static final int USUAL = 20;

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's choice
  public void consumeParameters(Stack<String> left, ArgSpec option, CommandSpec command) {
    var given = !left.isEmpty() && left.peek().matches("[0-9]{1,9}");
    option.setValue(Optional.of(given ? Integer.parseInt(left.pop()) : USUAL));
  }
}
