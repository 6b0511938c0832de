package io.sluice.language.novelty;

import java.util.Arrays;

/**
 * The smallest automaton of all substrings of a text (Blumer et al. 1985), with what a second text,
 * streamed through it, has in common with the first. Both constructions take time linear in the
 * length of their text.
 */
final class SuffixAutomaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  private int[] link = new int[16];
  private int[] length = new int[16];
  private int[] firstEdge = new int[16];
  private int states = 1;
  private int last = ROOT;

  private int[] edgeSymbol = new int[32];
  private int[] nextEdge = new int[32];
  private final EdgeTable edges = new EdgeTable();
  private int edgeCount;

  // the second text
  private int[] matched = new int[0];
  private long[] matchedEnd = new long[0];
  private int state = ROOT;
  private int current;
  private long offset;

  SuffixAutomaton() {
    link[ROOT] = NONE;
    firstEdge[ROOT] = NONE;
  }

  /** Appends to the first text; returns the state of the whole text so far. */
  int append(int symbol) {
    int added = addState(length[last] + 1);
    int p = last;
    while (p != NONE && edges.target(p, symbol) == NONE) {
      addEdge(p, symbol, added);
      p = link[p];
    }
    if (p == NONE) {
      link[added] = ROOT;
    } else {
      int q = edges.target(p, symbol);
      int suffix = length[p] + 1 == length[q] ? q : split(p, q, symbol);
      link[added] = suffix; // split may have replaced the array
    }
    last = added;
    return added;
  }

  private int split(int from, int q, int symbol) {
    int clone = addState(length[from] + 1);
    for (int edge = firstEdge[q]; edge != NONE; edge = nextEdge[edge]) {
      addEdge(clone, edgeSymbol[edge], edges.target(q, edgeSymbol[edge]));
    }
    link[clone] = link[q];
    link[q] = clone;
    int p = from;
    while (p != NONE && edges.target(p, symbol) == q) {
      edges.put(p, symbol, clone);
      p = link[p];
    }
    return clone;
  }

  private int addState(int stateLength) {
    if (states == link.length) {
      link = Arrays.copyOf(link, 2 * states);
      length = Arrays.copyOf(length, 2 * states);
      firstEdge = Arrays.copyOf(firstEdge, 2 * states);
    }
    length[states] = stateLength;
    firstEdge[states] = NONE;
    return states++;
  }

  private void addEdge(int from, int symbol, int to) {
    if (edgeCount == edgeSymbol.length) {
      edgeSymbol = Arrays.copyOf(edgeSymbol, 2 * edgeCount);
      nextEdge = Arrays.copyOf(nextEdge, 2 * edgeCount);
    }
    edgeSymbol[edgeCount] = symbol;
    nextEdge[edgeCount] = firstEdge[from];
    firstEdge[from] = edgeCount++;
    edges.put(from, symbol, to);
  }

  /** Streams one more symbol of the second text; the first is complete by then. */
  void match(int symbol) {
    if (matched.length < states) {
      matched = new int[states];
      matchedEnd = new long[states];
    }
    int target = edges.target(state, symbol);
    while (target == NONE && state != ROOT) {
      state = link[state];
      current = length[state];
      target = edges.target(state, symbol);
    }
    offset++;
    if (target == NONE) {
      return;
    }
    state = target;
    current++;
    if (current > matched[state]) {
      matched[state] = current;
      matchedEnd[state] = offset;
    }
  }

  /** Ends the second text: what ends in a state also ends in the states of its suffixes. */
  void finish() {
    if (matched.length < states) {
      matched = new int[states];
      matchedEnd = new long[states];
    }
    for (int s : byFallingLength()) {
      int suffix = link[s];
      if (matched[s] > 0 && suffix != ROOT && matched[suffix] < length[suffix]) {
        matched[suffix] = length[suffix];
        matchedEnd[suffix] = matchedEnd[s];
      }
    }
  }

  /** Length of the longest suffix of the state's text that occurs in the second text. */
  int matched(int of) {
    int s = holder(of);
    return s == ROOT ? 0 : matched[s];
  }

  /** Where in the second text that suffix ends: number of symbols up to and with its last. */
  long matchedEnd(int of) {
    return matchedEnd[holder(of)];
  }

  private int holder(int of) {
    int s = of;
    while (s != ROOT && matched[s] == 0) {
      s = link[s];
    }
    return s;
  }

  /** All states but the root, by counting sort. */
  private int[] byFallingLength() {
    int[] starts = new int[length[last] + 2];
    for (int s = 1; s < states; s++) {
      starts[length[s]]++;
    }
    int sum = 0;
    for (int l = starts.length - 1; l >= 0; l--) {
      int count = starts[l];
      starts[l] = sum;
      sum += count;
    }
    int[] ordered = new int[states - 1];
    for (int s = 1; s < states; s++) {
      ordered[starts[length[s]]++] = s;
    }
    return ordered;
  }
}
