package io.sluice.neural.softmax;

import java.util.List;

/**
 * Classes cut into a head of frequent ones and clusters of rare ones (Grave et al. 2017). Cluster i
 * holds the classes from cutoff i to the next one or to the end; its vectors are {@code
 * division^(i+1)} times shorter than those of the head.
 *
 * @param classes V, in the order of falling frequency
 * @param cutoffs first class of every cluster, ascending
 * @param division of the length of vectors from one cluster to the next
 */
public record Clusters(int classes, List<Integer> cutoffs, int division) {
  /** More clusters than make sense. */
  public static final int MAXIMUM = 64;

  /** Copies the list and checks. */
  public Clusters {
    cutoffs = List.copyOf(cutoffs);
    requireSound(cutoffs, division);
    int last = cutoffs.get(cutoffs.size() - 1);
    if (last >= classes) {
      throw new IllegalArgumentException(
          "the last cutoff %d leaves no class for its cluster: there are %d classes, so cutoffs must be below that"
              .formatted(last, classes));
    }
  }

  /**
   * What can be said of cutoffs before the number of classes is known.
   *
   * @throws IllegalArgumentException unless there are between 1 and 64 of them, positive and
   *     ascending, and the division is between 1 and 1024
   */
  public static void requireSound(List<Integer> cutoffs, int division) {
    if (cutoffs.isEmpty() || cutoffs.size() > MAXIMUM) {
      throw new IllegalArgumentException(
          "there must be between 1 and %d cutoffs, were %d; without any it is a full softmax"
              .formatted(MAXIMUM, cutoffs.size()));
    }
    int before = 0;
    for (int cutoff : cutoffs) {
      if (cutoff <= before) {
        throw new IllegalArgumentException(
            "cutoffs must be positive and ascending, were " + cutoffs);
      }
      before = cutoff;
    }
    if (division < 1 || division > 1024) {
      throw new IllegalArgumentException("division must be in 1..1024, was " + division);
    }
  }

  /** Number of clusters besides the head. */
  public int count() {
    return cutoffs.size();
  }

  /** Classes that the head holds itself; after them it has one place for each cluster. */
  public int frequent() {
    return cutoffs.get(0);
  }

  /** First class of a cluster. */
  public int from(int cluster) {
    return cutoffs.get(cluster);
  }

  /** Number of classes in a cluster. */
  public int size(int cluster) {
    int end = cluster + 1 < count() ? cutoffs.get(cluster + 1) : classes;
    return end - cutoffs.get(cluster);
  }

  /**
   * Length of the vectors of a cluster.
   *
   * @param inputs length of the vectors of the head
   * @throws IllegalArgumentException if nothing is left of them
   */
  public int dimension(int cluster, int inputs) {
    requireVectors(cluster + 1, division, inputs);
    return divided(cluster, division, inputs);
  }

  /**
   * Checks that some clusters would have vectors.
   *
   * @throws IllegalArgumentException if nothing is left of those of the last
   */
  public static void requireVectors(int clusters, int division, int inputs) {
    if (divided(clusters - 1, division, inputs) == 0) {
      throw new IllegalArgumentException(
          "cluster %d would have vectors of length 0: %d divided %d times by %d; take fewer cutoffs, a smaller division or a larger hidden layer"
              .formatted(clusters, inputs, clusters, division));
    }
  }

  private static int divided(int cluster, int division, int inputs) {
    int dimension = inputs;
    for (int i = 0; i <= cluster; i++) {
      dimension /= division;
    }
    return dimension;
  }

  /** The place of a class in the head: its own, or that of its cluster. */
  public int place(int target) {
    if (target < frequent()) {
      return target;
    }
    int cluster = 0;
    while (cluster + 1 < count() && target >= cutoffs.get(cluster + 1)) {
      cluster++;
    }
    return frequent() + cluster;
  }
}
