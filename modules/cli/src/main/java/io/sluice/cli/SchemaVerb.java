package io.sluice.cli;

import io.sluice.experiments.binding.JsonSchema;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.model.json.Json;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Print the JSON Schema of experiment files, for editors.",
    footer = {
      "",
      "Editors complete and check an experiment file that starts with",
      "  # yaml-language-server: $schema=sluice.schema.json"
    })
final class SchemaVerb extends Verb {
  @Override
  public Integer call() {
    var schema = JsonTree.of(JsonSchema.of(ExperimentConfig.class, "Sluice experiment"));
    if (json()) {
      console().print(schema);
    } else {
      console().print(Json.pretty(schema));
    }
    return DONE;
  }
}
