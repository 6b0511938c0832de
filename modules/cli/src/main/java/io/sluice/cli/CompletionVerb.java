package io.sluice.cli;

import io.sluice.model.json.JsonObject;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete verbs and options.",
    footer = {"", "Try it:", "  source <(sluice completion)"})
final class CompletionVerb extends Verb {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  /** Where the generated script begins, behind advice that does not fit. */
  private static final String BEGINNING = "if [ -n \"$BASH_VERSION\" ]; then";

  private static final String HEADER =
      """
      #!/usr/bin/env bash
      # Completes the verbs and options of the command sluice, in new shells after one of these:
      #
      #   bash   echo 'source <(sluice completion bash)' >> ~/.bashrc
      #   zsh    echo 'source <(sluice completion zsh)' >> ~/.zshrc

      """;

  @Spec private CommandSpec self;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      completionCandidates = ClosedValues.Shells.class,
      description = "bash or zsh; one script serves both.")
  private Optional<String> shell = Optional.empty();

  @Override
  public Integer call() {
    if (shell.isPresent() && !SHELLS.contains(shell.get())) {
      throw refusal(
          "there is no completion for "
              + shell.get()
              + "; there is for "
              + String.join(" and ", SHELLS));
    }
    var script = script();
    if (json()) {
      console().print(JsonObject.builder().put("bash", script).build());
    } else {
      console().print(script);
    }
    return DONE;
  }

  private String script() {
    // what starts Java takes this one, before the verb
    var root = self.root();
    root.addOption(
        OptionSpec.builder("--with")
            .type(String.class)
            .completionCandidates(new ClosedValues.AddedProviders())
            .build());
    var generated = AutoComplete.bash("sluice", root.commandLine());
    return HEADER
        + generated
            .substring(generated.indexOf(BEGINNING))
            .replaceAll(" \\(see \\[\\d]\\)", "")
            .replace("`sluice`, `sluice.sh`, and `sluice.bash` commands", "`sluice` command")
            .replace(" sluice sluice.sh sluice.bash", " sluice");
  }
}
