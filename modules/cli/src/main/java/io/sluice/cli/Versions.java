package io.sluice.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code sluice --version} prints: the version, and the JVM that runs it. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version =
        Objects.requireNonNullElse(
            Sluice.class.getPackage().getImplementationVersion(), "development");
    return new String[] {
      "sluice " + version,
      "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
