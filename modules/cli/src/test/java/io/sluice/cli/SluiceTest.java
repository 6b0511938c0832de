package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SluiceTest {
  @Test
  void aloneItPrintsHelp() {
    var run = Run.of();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: sluice", "Verbs:", "check", "corpus");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void versionAndHelpSucceed() {
    assertThat(Run.of("--version").out()).startsWith("sluice ").contains("java ");
    assertThat(Run.of("--help").code()).isZero();
    assertThat(Run.of("corpus", "--help").out()).contains("sluice corpus", "fetch");
  }

  @Test
  void unknownVerbsAndOptionsGetSuggestions() {
    var verb = Run.of("chekc");
    assertThat(verb.code()).isEqualTo(2);
    assertThat(verb.out()).isEmpty();
    assertThat(verb.err())
        .contains("no verb 'chekc'; did you mean 'check'?\n", "Try 'sluice --help'.");
    var option = Run.of("corpus", "list", "--crads", "x");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err())
        .contains("did you mean '--cards'?", "Try 'sluice corpus list --help'.");
  }

  @Test
  void badUsageForMachinesIsOneObject() {
    var run = Run.of("check", "--json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.json().string("error")).contains("CONFIG");
    assertThat(run.json().integer("exitCode")).isEqualTo(2);
  }

  @Test
  void theSchemaIsJsonEitherWay() {
    var run = Run.of("schema", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().string("$schema")).contains("2020-12");
    assertThat(Run.of("schema").json()).isEqualTo(run.json());
  }
}
