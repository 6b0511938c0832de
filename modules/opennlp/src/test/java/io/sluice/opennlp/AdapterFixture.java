package io.sluice.opennlp;

import io.sluice.tagging.NamesTagger;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A tagger of names and of parts of speech, to stand behind adapters. */
abstract class AdapterFixture {
  @TempDir private static Path directory;

  private static List<Tagger> loaded = List.of();

  @BeforeAll
  static void load() throws IOException {
    loaded = List.of(NamesTagger.load(directory));
  }

  static Tagger tagger() {
    return loaded.get(0);
  }

  static String[] tokens(Sentence sentence) {
    return sentence.words().toArray(String[]::new);
  }
}
