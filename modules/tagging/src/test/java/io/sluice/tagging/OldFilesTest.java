package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Span;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format version load and say what they said. */
class OldFilesTest {
  @TempDir private Path directory;

  /** Made by {@code PackageExampleTest} with smaller layers and parts of speech beside names. */
  @Test
  void first() throws Exception {
    Tagger tagger = NamesTagger.load(directory);
    TaggedDocument tagged = tagger.tag("Grace Hopper saw the old engine in Rome");

    assertThat(tagged.spans())
        .extracting(Span::toString)
        .containsExactly("PER \"Grace Hopper\" 0..12 (0.996)", "LOC \"Rome\" 35..39 (0.994)");
    assertThat(tagged.sentences().get(0).layer("pos").labels())
        .isEqualTo(List.of("NAME", "NAME", "OTHER", "OTHER", "OTHER", "OTHER", "ADP", "NAME"));
  }
}
