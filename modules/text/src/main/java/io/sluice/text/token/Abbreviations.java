package io.sluice.text.token;

import java.util.Locale;
import java.util.Set;

/** English words that are written with a dot, as they stand before it. */
final class Abbreviations {
  /** Stand before a name or number; never end a sentence. */
  private static final Set<String> BEFORE =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "fr", "st", "mt", "ft", "gen", "sen",
          "rep", "gov", "pres", "capt", "col", "cmdr", "lt", "sgt", "maj", "cpl", "adm", "brig",
          "supt", "insp", "messrs", "vs", "v", "cf", "viz", "al", "approx", "ca", "eg", "ie", "e.g",
          "i.e", "ph.d");

  /** Stand before a number. */
  private static final Set<String> BEFORE_NUMBER =
      Set.of(
          "no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "eq", "sec", "ch", "art", "op",
          "para");

  /** May stand at the end of a sentence, too. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "jr", "sr", "inc", "corp", "co", "cos", "ltd", "bros", "etc", "ave", "blvd", "rd", "dept",
          "univ", "assn", "est", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov",
          "dec", "mon", "tue", "wed", "thu", "fri", "calif", "fla", "mass", "pa", "conn", "ga",
          "va", "ala", "ariz", "colo", "ill", "ind", "kan", "ky", "mich", "minn", "miss", "mo",
          "neb", "nev", "okla", "ore", "tenn", "tex", "vt", "wash", "wis", "wyo");

  private Abbreviations() {}

  /** Whether a sentence goes on after this word and its dot, whatever follows. */
  static boolean goesOn(String word) {
    return BEFORE.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a sentence goes on after this word and its dot if a number follows. */
  static boolean goesOnToNumber(String word) {
    return BEFORE_NUMBER.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a sentence may end or go on after this word and its dot. */
  static boolean mayGoOn(String word) {
    return ANYWHERE.contains(word.toLowerCase(Locale.ROOT)) && Character.isUpperCase(word.charAt(0))
        || word.equals("etc")
        || word.equals("vs");
  }

  /** Whether the dot is a part of the word. */
  static boolean keepsDot(String word) {
    return goesOn(word) && (Character.isUpperCase(word.charAt(0)) || word.length() > 1)
        || mayGoOn(word);
  }
}
