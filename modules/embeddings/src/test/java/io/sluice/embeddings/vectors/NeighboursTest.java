package io.sluice.embeddings.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.embeddings.vectors.Neighbours.Neighbour;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final WordVectors FOUR =
      WordVectors.of(
          List.of("east", "far-east", "north-east", "west", "nowhere"),
          2,
          new float[] {1, 0, 30, 0, 2, 2, -5, 0, 0, 0});

  @Test
  void directionsCountAndLengthsDoNot() {
    List<Neighbour> nearest = Neighbours.of(FOUR).nearest("EAST", 9);
    assertThat(nearest)
        .extracting(Neighbour::word)
        .containsExactly("far-east", "north-east", "west");
    assertThat(nearest.get(0).cosine()).isEqualTo(1);
    assertThat(nearest.get(1).cosine()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(nearest.get(2).cosine()).isEqualTo(-1);
    assertThat(Neighbours.of(FOUR).nearest("nowhere", 3)).isEmpty();
  }

  @Test
  void theBestAreThoseOfAFullSort() {
    Random random = new Random(11);
    int size = 200;
    float[] rows = new float[size * 5];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(3) - 1; // many ties
    }
    List<String> words = IntStream.range(0, size).mapToObj(i -> "w" + i).toList();
    Neighbours neighbours = Neighbours.of(WordVectors.of(words, 5, rows));
    for (int query = 0; query < size; query += 17) {
      List<Neighbour> all = neighbours.nearest("w" + query, size);
      assertThat(neighbours.nearest("w" + query, 10))
          .isEqualTo(all.subList(0, Math.min(10, all.size())));
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).cosine()).isLessThanOrEqualTo(all.get(i - 1).cosine());
      }
    }
  }

  @Test
  void unknownWordsAndCountsAreRefused() {
    Neighbours neighbours = Neighbours.of(FOUR);
    assertThatThrownBy(() -> neighbours.nearest("south", 3))
        .hasMessageContaining("\"south\" is not among the 5 words");
    assertThatThrownBy(() -> neighbours.nearest("east", 0)).hasMessageContaining("at least 1");
  }
}
