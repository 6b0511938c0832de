package io.sluice.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.junit.jupiter.api.Test;

/** Builds texts of which every word's source and normal form are known. */
class CharFilterSourceTest {
  private static final Map<String, String> MAPPED =
      Map.of("ﬁ", "fi", "zz", "", "e\u0301", "é", "😀", "smile", "long", "l", "x", "xyz");
  private static final Map<String, String> MARKED =
      Map.of("&eacute;", "é", "&amp;", "&", "&#x1F600;", "😀", "</b>", "", "<i class='x y'>", "");
  private static final List<String> PLAIN = List.of("a", "b1", "日", "𝒜", "ß");

  private static LuceneTokenizer words(UnaryOperator<Reader> filter) {
    return LuceneTokenizer.of(
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new WhitespaceTokenizer());
          }

          @Override
          protected Reader initReader(String field, Reader reader) {
            return filter.apply(reader);
          }
        });
  }

  /** Words of random pieces, plain at both ends so that it is clear what belongs to them. */
  private static void check(LuceneTokenizer tokenizer, Map<String, String> map, String between) {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> pieces = new ArrayList<>(map.keySet());
      pieces.sort(null);
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        StringBuilder source = new StringBuilder(PLAIN.get(random.nextInt(PLAIN.size())));
        StringBuilder normal = new StringBuilder(source);
        for (int k = random.nextInt(4); k > 0; k--) {
          String piece = pieces.get(random.nextInt(pieces.size()));
          source.append(piece);
          normal.append(map.get(piece));
        }
        source.append("a");
        normal.append("a");
        text.append(between).append(' ').append(between).append(source).append(between).append(' ');
        expected.add(source + " -> " + normal);
      }
      assertThat(tokenizer.terms(text.toString()))
          .as("seed %d: %s", seed, text)
          .extracting(term -> term.token().text() + " -> " + term.normalized())
          .isEqualTo(expected);
    }
  }

  @Test
  void mappedCharactersStandInTheSource() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    MAPPED.forEach(map::add);
    NormalizeCharMap built = map.build();
    check(words(in -> new MappingCharFilter(built, in)), MAPPED, "");
  }

  @Test
  void markupInsideAWordStandsInTheSource() {
    check(words(HTMLStripCharFilter::new), MARKED, "");
  }

  @Test
  void markupAroundAWordDoesNot() {
    check(words(HTMLStripCharFilter::new), MARKED, "<b>");
  }
}
