package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.List;

/** Lists of known phrases; says where a phrase of each begins and goes on. */
@Doc("Lists of known phrases; says where a phrase of each begins and goes on.")
@Tag("gazetteer")
public record GazetteerConfig(
    @Doc("The lists, one phrase a line.") @Existing List<Path> files,
    @Doc("kept: capitals make a difference; ignored: they do not.") @Default("kept")
        LetterCase letterCase)
    implements TokenEmbeddingConfig {
  public GazetteerConfig {
    Constraints.check(GazetteerConfig.class, files, letterCase);
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must name at least one list");
    }
  }

  /** What capitals mean. */
  public enum LetterCase {
    KEPT,
    IGNORED
  }
}
