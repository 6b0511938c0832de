package io.sluice.corpora.annotated;

/** How the objects of a JSON file stand in it. */
public enum JsonLayout {
  /** Each on a line of its own. */
  LINES,
  /** As items of one array, as Label Studio exports and imports them. */
  ARRAY
}
