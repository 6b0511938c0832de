package io.sluice.experiments.binding;

import java.util.Optional;

/** Judges settings marked {@link NameOf} while a file is read. */
@FunctionalInterface
public interface KnownNames {
  /** Every name will do. */
  KnownNames ANY = (kind, name) -> Optional.empty();

  /**
   * What is wrong with a name, if anything.
   *
   * @param kind what is named
   */
  Optional<String> problem(String kind, String name);
}
