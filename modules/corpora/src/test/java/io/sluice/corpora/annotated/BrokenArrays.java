package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Broken.json;
import static io.sluice.corpora.annotated.Broken.noJson;

import java.util.List;

/** Arrays of JSON objects; single quotes stand for double ones. */
final class BrokenArrays {
  private BrokenArrays() {}

  static List<Broken> cases() {
    return List.of(
        json("an array of objects", "[{'text': 'a'}, {'text': 'b'}]", "a || b"),
        json("blank lines before an array", "\n \t\n\r\n [{'text': 'a'}]", "a"),
        json(
            "an array over lines",
            "[\r\n{\r\n'text'\r\n:\r\n'a'\r\n}\r\n,{'text': 'b'}\n]",
            "a || b"),
        json("an array of nothing", "[ \n ]\n\n", ""),
        json("brackets and commas in strings", "[{'text': '}],[{\\\"\\\\'}]", "}],[{\"\\"),
        json("blanks and tabs behind an array", "[{'text': 'a'}]\n \t\n", "a"),
        noJson(
            "no comma between objects",
            "[\n{'text': 'a'}\n  {'text': 'b'}]",
            ":3: expected a comma or ] behind an object of the array at character 3, found \"{\""),
        noJson(
            "no comma between members",
            "[\n  {'id': 1,\n   'text': 'a' 'label': []}]",
            ":3: expected a comma or } at character 16, found \"\"label\": []}\""),
        noJson("two commas", "[{'text': 'a'},,{'text': 'b'}]", ":1: expected an object behind"),
        noJson(
            "a comma behind the last object",
            "[\n{'text': 'a'},\n]",
            ":3: expected an object behind the comma at character 1, found \"]\""),
        noJson(
            "a comma before the first object", "[\n,{'text': 'a'}]", ":2: expected an object or ]"),
        noJson(
            "a comma behind the last member",
            "[{\n'text': 'a',\n}]",
            ":3: expected a member name in double quotes at character 1, found \"}\""),
        noJson(
            "text behind an array", "[{'text': 'a'}]\nb", ":2: expected nothing behind the array"),
        noJson(
            "an array behind an array",
            "[{'text': 'a'}]\n[{'text': 'b'}]",
            ":2: expected nothing behind the array at character 1, found \"["),
        noJson(
            "an array without an end",
            "[\n{'text': 'a'}\n",
            ":2: expected a comma or ] behind an object of the array, found the end of the file; was"
                + " it cut off?"),
        noJson(
            "an array cut off behind a comma",
            "[{'text': 'a'},\n",
            ":1: expected an object behind"),
        noJson(
            "an array cut off at once", "\n[", ":2: expected an object or ] in the array, found"),
        noJson(
            "an object cut off",
            "[\n{'text': 'a',\n 'label': [[0, 1,",
            ":3: expected a JSON value at character 18, found the end of the file"),
        noJson(
            "a string cut off by a line end",
            "[{'text': 'a'},\n {'text': 'b\n'}]",
            ":2: expected the closing double quote of the string at character 11 at character 13,"
                + " found the end of the line"),
        noJson(
            "a string cut off by the end",
            "[{'text': 'b\\",
            ":1: expected an escape of JSON at character 14, found the end of the file"),
        noJson(
            "the wrong bracket",
            "[\n{'text': 'a', 'label': [[0, 1, 'X']}, {'text': 'b'}]",
            ":2: expected a comma or ] at character 36, found \"}"),
        noJson("nested arrays", "[[{'text': 'a'}]]", ":1: expected an object or ] in the array at"),
        noJson("an array of strings", "['a']", ":1: expected an object or ] in the array at"),
        noJson("null in an array", "[{'text': 'a'},\nnull]", ":2: expected an object behind the"),
        noJson(
            "an array of arrays without end", "[".repeat(100_000), ":1: expected an object or ]"),
        noJson(
            "an object of arrays without end",
            "[\n{'x':\n" + "[".repeat(1_000_000),
            ":3: expected at most 64 levels of nesting at character 65"),
        noJson(
            "no text in an array",
            "[{'text': 'a'},\n\n{'txt': 'b'}]",
            ":3: expected a member text"),
        noJson("a byte that is no UTF-8", "[\n{'text': '\ue0fc'}]", ":2: byte 0xFC"));
  }
}
