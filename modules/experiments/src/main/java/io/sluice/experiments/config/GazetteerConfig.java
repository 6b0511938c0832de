package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.List;

/** Lists of known names, one a line; says which lists the words around stand in. */
@Doc("Lists of known names, one a line; says which lists the words around stand in.")
@Tag("gazetteer")
public record GazetteerConfig(
    @Doc("The lists; each is known by its file's name without what follows a dot.") @Existing
        List<Path> files,
    @Doc("Length of the vector of each list.") @Default("5") @Range("[1, 1024]") int dimension)
    implements TokenEmbeddingConfig {
  public GazetteerConfig {
    Constraints.check(GazetteerConfig.class, files, dimension);
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must name at least one list");
    }
  }
}
