package io.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "cache",
    description = "List and remove what Sluice has fetched and computed on this machine.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {CacheListVerb.class, CacheClearVerb.class})
final class CacheVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
