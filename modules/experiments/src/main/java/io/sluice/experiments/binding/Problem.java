package io.sluice.experiments.binding;

/**
 * One mistake in a configuration.
 *
 * @param where file, line and column, or the override
 * @param path dotted keys from the root, empty for the document itself
 * @param message what is wrong, with the value found and what was expected
 */
public record Problem(Location where, String path, String message) {
  @Override
  public String toString() {
    return where + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
