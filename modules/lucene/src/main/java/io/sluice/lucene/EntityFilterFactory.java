package io.sluice.lucene;

import io.sluice.tagging.Tagger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;

/**
 * {@link EntityFilter} by its name in configurations, {@value #NAME}. Settings: {@code model}, a
 * tagger's file where the analyzer finds its resources; {@code layer}, the first unless given;
 * {@code mark}, {@code type}, {@code payload} or {@code keyword}.
 */
public final class EntityFilterFactory extends TokenFilterFactory implements ResourceLoaderAware {
  /** As analyzers name it. */
  public static final String NAME = "sluiceEntities";

  private final String model;
  private final Optional<String> layer;
  private final EntityMark mark;
  private Optional<Loaded> loaded = Optional.empty();

  /** Keeps the tagger's class out of the fields: without it Lucene still finds other factories. */
  private record Loaded(Tagger tagger) {}

  /** For Lucene, which looks for factories this way; it cannot make filters. */
  public EntityFilterFactory() {
    throw defaultCtorException();
  }

  /**
   * With settings.
   *
   * @param settings emptied of those known
   */
  public EntityFilterFactory(Map<String, String> settings) {
    super(settings);
    model = require(settings, "model");
    layer = Optional.ofNullable(get(settings, "layer"));
    mark = EntityMark.of(get(settings, "mark", EntityMark.TYPE.toString()));
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException("unknown settings of " + NAME + ": " + settings);
    }
  }

  @Override
  public void inform(ResourceLoader loader) throws IOException {
    Path copy = Files.createTempFile("sluice", ".sluice");
    try (InputStream bytes = loader.openResource(model)) {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      loaded = Optional.of(new Loaded(Tagger.load(copy)));
    } finally {
      Files.delete(copy);
    }
  }

  @Override
  public TokenStream create(TokenStream input) {
    Tagger tagger =
        loaded
            .orElseThrow(
                () -> new IllegalStateException("inform(ResourceLoader) loads " + model + " first"))
            .tagger();
    String name = layer.orElseGet(() -> tagger.tags().get(0).layer().name());
    return new EntityFilter(input, tagger, name, mark);
  }
}
