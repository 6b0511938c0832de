package io.sluice.neural.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {
  @Test
  void everyClassHasItsPlace() {
    Clusters clusters = new Clusters(10, List.of(3, 4, 8), 2);
    int[] places = new int[10];
    for (int c = 0; c < 10; c++) {
      places[c] = clusters.place(c);
    }
    assertThat(places).containsExactly(0, 1, 2, 3, 4, 4, 4, 4, 5, 5);
    assertThat(List.of(clusters.size(0), clusters.size(1), clusters.size(2)))
        .containsExactly(1, 4, 2);
    assertThat(clusters.dimension(1, 13)).isEqualTo(3);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Clusters(10, List.of(3, 10), 4))
        .hasMessageContaining("the last cutoff 10 leaves no class for its cluster")
        .hasMessageContaining("there are 10 classes");
    assertThatThrownBy(() -> new Clusters(10, List.of(), 4))
        .hasMessageContaining("without any it is a full softmax");
    assertThatThrownBy(() -> new Clusters(1000, Collections.nCopies(65, 3), 4))
        .hasMessageContaining("were 65");
    assertThatThrownBy(() -> new Clusters(10, List.of(3, 3), 4))
        .hasMessage("cutoffs must be positive and ascending, were [3, 3]");
    assertThatThrownBy(() -> new Clusters(10, List.of(0, 3), 4)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new Clusters(10, List.of(3), 0))
        .hasMessage("division must be in 1..1024, was 0");
    assertThatThrownBy(() -> new Clusters(10, List.of(3, 5), 4).dimension(1, 13))
        .hasMessageContaining("cluster 2 would have vectors of length 0: 13 divided 2 times by 4");
  }
}
