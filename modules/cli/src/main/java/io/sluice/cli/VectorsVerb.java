package io.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "vectors",
    description = "Train word vectors, look at them, and convert their files.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {VectorsTrainVerb.class, VectorsNeighboursVerb.class, VectorsConvertVerb.class})
final class VectorsVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
