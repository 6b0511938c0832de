package io.sluice.cli;

import io.sluice.model.json.JsonObject;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script with which bash and zsh complete verbs and options.",
    footer = {"", "Try it:", "  source <(sluice completion)"})
final class CompletionVerb extends Verb {
  @Spec private CommandSpec self;

  @Override
  public Integer call() {
    var script = AutoComplete.bash("sluice", self.root().commandLine());
    if (json()) {
      console().print(JsonObject.builder().put("bash", script).build());
    } else {
      console().print(script);
    }
    return DONE;
  }
}
