package io.sluice.corpora.annotated;

import java.util.List;

/** CoNLL-U files; blanks stand for tabs. */
final class BrokenConllu {
  private static final AnnotatedFormat CONLLU = AnnotatedFormat.of("conllu");

  /** The columns behind UPOS. */
  private static final String REST = " _ _ 0 root _ _\n";

  private BrokenConllu() {}

  static List<Broken> cases() {
    return List.of(
        reads("no text comment", word(1, "a") + word(2, "b"), "a/X b/X"),
        reads("no blank line at the end", word(1, "a").strip(), "a/X"),
        reads("line ends of Windows", word(1, "a").replace("\n", "\r\n") + "\r\n", "a/X"),
        reads(
            "text with odd spacing",
            "# text = a\u00a0\u2003b\n" + word(1, "a") + word(2, "b"),
            "a/X b/X"),
        reads("empty node before the first word", "0.1 e _ _ _ _ _ _ _ _\n" + word(1, "a"), "a/X"),
        reads(
            "words spelt unlike their token",
            "1-2 du _ _ _ _ _ _ _ _\n" + word(1, "de") + word(2, "le"),
            "de/X le/X"),
        reads("a form that is an underscore", word(1, "_"), "_/X"),
        reads("a token of a million characters", word(1, "z".repeat(1 << 20)), "zzz*1048576/X"),
        fails("nine columns", "1 a a X _ _ 0 root _\n", ":1: expected 10 columns"),
        fails("blanks for tabs", "1\u3000a\u3000a\n", ":1: expected 10 columns"),
        fails("numbers that begin at 0", word(0, "a"), ":1: expected word 1, found 0"),
        fails("numbers with a gap", word(1, "a") + word(3, "b"), ":2: expected word 2, found 3"),
        fails("a number twice", word(1, "a") + word(1, "b"), ":2: expected word 2, found 1"),
        fails(
            "no blank line between sentences",
            word(1, "a") + "# x\n" + word(1, "b"),
            ":2: expected a word or the end of the sentence"),
        fails("a huge number", "99999999999999999999 a a X" + REST, ":1: expected a word number"),
        fails("a negative number", "-1 a a X" + REST, ":1: expected a word number"),
        fails(
            "overlapping tokens",
            "1-2 ab _ _ _ _ _ _ _ _\n"
                + word(1, "a")
                + "2-3 bc _ _ _ _ _ _ _ _\n"
                + word(2, "b")
                + word(3, "c"),
            ":3: expected a range of words from 2"),
        fails(
            "a token of words that are missing",
            "1-3 abc _ _ _ _ _ _ _ _\n" + word(1, "a") + "\n",
            ":3: expected word 2, found the end of the sentence"),
        fails(
            "comments without words",
            "# sent_id = 1\n\n",
            ":2: expected words before the end of the sentence"),
        fails(
            "a text that is another",
            "# text = xyz\n" + word(1, "a"),
            ":1: expected the text to go on with \"a\", found \"xyz\""));
  }

  private static String word(int number, String form) {
    return number + " " + form + " _ X" + REST;
  }

  private static Broken reads(String name, String text, String shown) {
    return Broken.reads(name, CONLLU, tabs(text), shown);
  }

  private static Broken fails(String name, String text, String message) {
    return Broken.fails(name, CONLLU, tabs(text), message);
  }

  private static String tabs(String text) {
    return text.replace(' ', '\t').replaceAll("(?m)^#\t(\\w+)\t=\t", "# $1 = ");
  }
}
