package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Broken.json;
import static io.sluice.corpora.annotated.Broken.noJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts with spans: JSON lines, brat, OpenNLP; in JSON, single quotes stand for double ones. */
final class BrokenSpans {
  private static final AnnotatedFormat BRAT = AnnotatedFormat.of("brat");
  private static final AnnotatedFormat NAMES = AnnotatedFormat.of("opennlp-names");
  private static final AnnotatedFormat POS = AnnotatedFormat.of("opennlp-pos");

  private BrokenSpans() {}

  static List<Broken> cases() {
    return List.of(
        json("blank lines", "\n\n{'text': 'a'}\n \n", "a"),
        json("unknown members", "{'text': 'a', 'x': {'y': [1, null]}}", "a"),
        json("an empty text", "{'text': '', 'label': []}", ""),
        json("escaped control characters", "{'text': '\\u0000\\t'}", "\u0000\t"),
        json("a raw line separator", "{'text': 'a\u2028b'}", "a\u2028b"),
        json(
            "spans behind a smile",
            "{'text': '\ud83d\ude00a', 'label': [[1, 2, 'X']]}",
            "\ud83d\ude00a X \"a\" 2..3"),
        json(
            "overlapping spans",
            "{'text': 'ab', 'label': [[0, 2, 'X'], [1, 2, 'Y']]}",
            "ab X \"ab\" 0..2 Y \"b\" 1..2"),
        noJson("a lone surrogate", "{'text': 'a\\ud800'}", ":1: expected a string without half"),
        noJson("halves in the wrong order", "{'text': '\\ude00\\ud83d'}", ":1: expected a string"),
        noJson(
            "a raw tab in a string", "{'text': 'a\tb'}", ":1: expected the closing double quote"),
        noJson("a cut line", "{'text': 'a'}\n{'text': 'b", ":2: expected the closing double quote"),
        noJson(
            "an object over lines",
            "{\n 'text': 'a'\n}",
            ":1: expected a member name in double quotes at character 2, found the end of the line;"
                + " a JSON object a line is expected, or one array of them, not an object over several"),
        noJson("a number for a text", "{'text': 5}", ":1: text: expected a string, found 5"),
        noJson("no text", "{'data': {}}", ":1: expected a member data.text"),
        noJson(
            "a span beyond the text",
            "{'text': 'a', 'label': [[0, 9, 'X']]}",
            ":1: span \"X\": expected 0 <= start < end <= 1"),
        noJson("a span of nothing", "{'text': 'a', 'label': [[1, 1, 'X']]}", ":1: span \"X\""),
        noJson(
            "an offset with a fraction",
            "{'text': 'a', 'label': [[0.5, 1, 'X']]}",
            ":1: label: expected an offset"),
        noJson(
            "an offset beyond all numbers",
            "{'text': 'a', 'label': [[0, 99999999999, 'X']]}",
            ":1: label: expected an offset"),
        noJson("a member twice", "{'text': 'a', 'text': 'b'}", ":1: expected every member once"),
        noJson(
            "a hundred thousand brackets",
            "{'x': " + "[".repeat(100_000),
            ":1: expected at most 64 levels"),
        noJson("a byte that is not UTF-8", "{'text': '\ue0fc'}", ":1: byte 0xFC at offset 10"),
        brat("line ends of Windows in the text", "a\r\nb", "T1\tX 3 4\tb\n", "a\r\nb X \"b\" 3..4"),
        brat("nothing in both files", "", "", ""),
        noBrat("offsets beyond the text", "a", "T1\tX 0 5\ta\n", ".ann:1: expected 0 <= start"),
        noBrat(
            "offsets of another text", "ab", "\nT1\tX 0 1\tb\n", ".ann:2: expected the text \"a\""),
        noBrat(
            "blanks for tabs", "a", "T1 X 0 1 a\n", ".ann:1: expected a name, label and offsets"),
        noBrat("bytes that are not UTF-8", "a", "T1\tX 0 1\t\ue0e9\n", ".ann:1: byte 0xE9"),
        Broken.reads("blank lines everywhere", NAMES, "\n\na b\n\n\n\nc\n\n", "a/O b/O || c/O"),
        Broken.fails("a name without an end", NAMES, "a\n<START:x> b\n", ":2: expected <END> of x"),
        Broken.fails(
            "an end without a name", NAMES, "a <END>\n", ":1: expected <START:type> before"),
        Broken.fails(
            "a name of nothing", NAMES, "<START:x> <END>\n", ":1: expected tokens between"),
        Broken.reads("underscores in words", POS, "__X a__Y\n", "_/X a_/Y"),
        Broken.fails("a word without a tag", POS, "a_X b\n", ":1: expected word_TAG, found \"b\""));
  }

  private static Broken brat(String name, String text, String annotation, String shown) {
    return new Broken(name, BRAT, files(text, annotation), shown, false);
  }

  private static Broken noBrat(String name, String text, String annotation, String message) {
    return new Broken(name, BRAT, files(text, annotation), message, true);
  }

  private static Map<String, byte[]> files(String text, String annotation) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("f.txt", Broken.bytes(text));
    files.put("f.ann", Broken.bytes(annotation));
    return files;
  }
}
