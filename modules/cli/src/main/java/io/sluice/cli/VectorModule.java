package io.sluice.cli;

/**
 * Adds {@code jdk.incubator.vector} to the running JVM without the warning that {@code
 * --add-modules} prints on every start.
 *
 * <p>The launcher tries this once for each JDK, with the flags it needs, and falls back to {@code
 * --add-modules} where it fails; see {@code docs/decisions/0003-launcher.md}. Started by other
 * means, nothing happens here.
 */
final class VectorModule {
  private static final String MODULE = "jdk.incubator.vector";

  private VectorModule() {}

  /** Must run before the first class of the module is asked for. */
  static void load() {
    if (!Boolean.getBoolean("sluice.vector")) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, MODULE);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalStateException("this JDK does not load " + MODULE + " at run time", refused);
    }
  }
}
