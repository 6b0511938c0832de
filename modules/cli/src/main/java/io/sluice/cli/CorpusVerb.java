package io.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "corpus",
    description = "List, show, fetch, check and convert corpora.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      CorpusListVerb.class,
      CorpusShowVerb.class,
      CorpusFetchVerb.class,
      CorpusCheckVerb.class,
      CorpusConvertVerb.class
    })
final class CorpusVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
