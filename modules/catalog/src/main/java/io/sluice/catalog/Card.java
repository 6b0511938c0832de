package io.sluice.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** What is known of something that can be fetched, without having it. */
public sealed interface Card permits CorpusCard, VectorCard {
  /** How users call it; also its directory in the cache and the mirror. */
  String name();

  /** What it is of: {@code corpus} or {@code vectors}. */
  String kind();

  /** What it is a card of, in words: {@code running text}, say. */
  String content();

  /** One or two sentences. */
  String description();

  /** As its owners state it. */
  String licence();

  /** Address, for people. */
  String homepage();

  /** All files the card describes. */
  List<CorpusFile> files();

  /** Refuses a name that is no good as the name of a directory. */
  static void checkName(String name) {
    if (!Pattern.matches("[a-z0-9][a-z0-9._-]{0,63}", name)) {
      throw new IllegalArgumentException(
          "the name of a card has lower-case letters, digits and . _ - only, was " + name);
    }
  }
}
