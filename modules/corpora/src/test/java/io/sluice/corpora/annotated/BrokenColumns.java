package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Broken.fails;
import static io.sluice.corpora.annotated.Broken.reads;

import java.util.List;

/** Column files. */
final class BrokenColumns {
  private static final AnnotatedFormat NER =
      AnnotatedFormat.columns(ColumnLayout.of("word", "ner"));
  private static final AnnotatedFormat COMMENTS =
      AnnotatedFormat.columns(ColumnLayout.of("word", "ner").withComments("# "));
  private static final AnnotatedFormat WORD = AnnotatedFormat.columns(ColumnLayout.of("word"));
  private static final AnnotatedFormat CONLL = AnnotatedFormat.of("conll2003");

  private BrokenColumns() {}

  static List<Broken> cases() {
    return List.of(
        reads("nothing at all", NER, "", ""),
        reads("nothing but line ends", NER, "\n\r\n\r\n\n", ""),
        reads("nothing but blanks and tabs", NER, " \n\t\n  \t \n", ""),
        reads("no line end at the end", NER, "a O", "a/O"),
        reads("empty sentences", NER, "\n\n\na O\n\n\n\nb O\n\n\n", "a/O | b/O"),
        reads("blank lines with a tab", NER, "a\tO\n\t\nb\tO\n", "a/O | b/O"),
        reads("line ends of Windows", NER, "a O\r\n\r\nb O\r\n", "a/O | b/O"),
        reads("line ends of old Macs", NER, "a O\r\rb O\r", "a/O | b/O"),
        reads("all line ends mixed", NER, "a O\r\nb O\rc O\n\r\n\rd O", "a/O b/O c/O | d/O"),
        reads("a byte order mark", NER, "\ufeffa O\n", "a/O"),
        reads("two byte order marks", NER, "\ufeff\ufeffa O\n", "\ufeffa/O"),
        reads("many blanks between columns", NER, "  a   O  \n", "a/O"),
        fails(
            "blanks around tabs",
            NER,
            "a \t O\n",
            ":1: column 1 (word) begins or ends with a blank: \"a \\t O\""),
        fails("a blank behind a label", NER, "a\tO\nb\tO \n", ":2: column 2 (ner) begins or ends"),
        reads("a no-break space inside a token", NER, "a\u00a0b O\n", "a\u00a0b/O"),
        reads("a line separator inside a token", NER, "a\u2028b O\n", "a\u2028b/O"),
        reads("a next-line character inside a token", NER, "a\u0085b O\n", "a\u0085b/O"),
        reads("a form feed as token", NER, "\f O\n", "\f/O"),
        reads("a NUL inside a token", NER, "a\u0000b O\n", "a\u0000b/O"),
        reads("an escape character as token", NER, "\u001b[1m O\n", "\u001b[1m/O"),
        reads("a direction mark as token", NER, "\u200f O\n", "\u200f/O"),
        reads("a token of combining marks", NER, "\u0301\u0302 O\n", "\u0301\u0302/O"),
        reads(
            "tokens beyond the basic plane",
            NER,
            "\ud83d\ude00\ud83c\udfff O\n",
            "\ud83d\ude00\ud83c\udfff/O"),
        reads("a noncharacter", NER, "\uffff O\n", "\uffff/O"),
        reads(
            "a token of a million characters", NER, "x".repeat(1 << 20) + " O\n", "xxx*1048576/O"),
        reads("a label of a million characters", WORD, "y".repeat(1 << 20) + "\n", "yyy*1048576"),
        reads("a token that looks like a comment", NER, "# O\n#tag O\n", "#/O #tag/O"),
        reads("comments between tokens", COMMENTS, "# x y z\na O\n# - - -\nb O\n", "a/O b/O"),
        reads(
            "a token with blanks in a file with tabs", NER, "New York\tB-LOC\n", "New York/B-LOC"),
        reads("labels of no scheme", NER, "a PERSON\nb ?\n", "a/PERSON b/?"),
        reads("a sequence that no scheme allows", NER, "a I-PER\nb E-LOC\n", "a/I-PER b/E-LOC"),
        reads(
            "a document mark in the middle of a sentence",
            CONLL,
            "a X Y O\n-DOCSTART- -X- O O\nb X Y O\n",
            "a/O || b/O"),
        reads("a document mark without columns", CONLL, "-DOCSTART-\n\na X Y O\n", "a/O"),
        reads(
            "a token that begins like a document mark", NER, "-DOCSTART-ed O\n", "-DOCSTART-ed/O"),
        fails(
            "too few columns",
            CONLL,
            "EU NNP I-NP I-ORG\nParis NNP B-LOC\n",
            ":2: expected 4 columns (word pos chunk ner), found 3: \"Paris NNP B-LOC\""),
        fails("too many columns", CONLL, "\n\na b c d e\n", ":3: expected 4 columns"),
        fails("a token alone", NER, "a\n", ":1: expected 2 columns (word ner), found 1: \"a\""),
        fails("a blank where tabs divide", NER, "a\tO\nb O\n", ":2: expected 2 columns"),
        fails("a tab too many", NER, "a\tO\t\n", ":1: expected 2 columns"),
        fails("an empty token", NER, "a\tO\n\tO\n", ":2: column 1 (word) is empty"),
        fails("an empty label", NER, "a\tO\nb\t\n", ":2: column 2 (ner) is empty"),
        fails("a comment where none are expected", NER, "# id 1\na O\n", ":1: expected 2 columns"),
        fails("a tab as token", NER, "a\tO\n\t\tO\n", ":2: expected 2 columns"),
        fails("Latin-1", NER, "a O\ncaf\ue0e9 O\n", ":2: byte 0xE9 at offset 7 is not UTF-8"),
        fails("a surrogate encoded alone", NER, "\ue0ed\ue0a0\ue080 O\n", ":1: byte 0xED"),
        fails("UTF-16", NER, "\ue0ff\ue0fea\u0000 \u0000", ":1: byte 0xFF at offset 0"),
        fails("a character cut off at the end", NER, "a O\n\ue0e2\ue082", ":2: byte 0xE2"),
        fails("an overlong encoding", NER, "\ue0c0\ue0af O\n", ":1: byte 0xC0"),
        fails(
            "a name of a document that is no UTF-8",
            NER,
            "-DOCSTART- id=%FF\n",
            ":1: expected UTF-8 in the name of the document"));
  }
}
