package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LooksLikeTest {
  @Test
  void runningTextIsText() {
    for (var text :
        new String[] {
          "",
          "Ada met Alan.\n",
          "Ada met\nAlan in\nNew York\n",
          "\tIndented by a tab.\n\tAnd again.\n",
          "1\tA sentence in a table.\n2\tAnother sentence.\n",
          "HELLO WORLD\nGOOD NEWS\nMORE RAIN\nLESS SUN\nBIG CITY\n",
          "{\"braces\"} begin it.\nAnd it goes on.\n",
          "{\"Quoted\", in braces: this}\n",
          "[{curly} and square]\n",
          "[1] A footnote.\n[2] Another.\n",
          "# text of a title\n\nA paragraph.\n",
          "one\ntwo\nthree\n",
          "Vitamin K O\nVitamin B O\n",
        }) {
      assertThat(LooksLike.of("a.txt", text)).as(text).isEmpty();
    }
  }

  @Test
  void columnsAreKnownByTheirLabelsTabsAndTags() {
    looksLike(
        "Ada NNP I-NP I-PER\nmet VBD I-VP O\n\n. . O O\n", "columns", "--format conll2003, or");
    looksLike("-DOCSTART- -X- O O\n\nAda NNP I-NP I-PER\n", "columns", "--format conll2003");
    looksLike("Ada NNP I-NP\nmet VBD I-VP\n. . O\n", "columns", "--format conll2000");
    looksLike("Ada\tB-PER\nmet\tO\n", "columns", "--column word=1");
    looksLike("1\tAda\tB-PER\n2\tmet\tO\n", "columns", "--column word=2");
    looksLike("Ada NNP\nmet VBD\nAlan NNP\nin IN\nOslo NNP\n. .\n", "columns", "--column word=1");
  }

  @Test
  void otherFormatsAreKnownToo() {
    looksLike("{\"id\": 1, \"text\": \"Ada\"}\n", "JSON", "--format jsonl");
    looksLike("[\n {\"text\": \"Ada\"}\n]\n", "JSON", "--format jsonl");
    looksLike("{\"text\": \"Ada\"}\n", "JSON", "--format jsonl");
    looksLike("{\"sentence\": \"Ada {met} \\\"Alan\\\"\"}\n{\"a\": 1}\n", "JSON", "--format jsonl");
    looksLike("[{\"text\": \"Ada\"}, {\"text\": \"met\"}]\n", "JSON", "--format jsonl");
    looksLike("[{\"text\": \"Ada\"},\n{\"text\": \"met\"}]\n", "JSON", "--format jsonl");
    looksLike("[\n  {\n    \"text\": \"Ada\"\n  }\n]\n", "JSON", "--format jsonl");
    looksLike("{\n  \"data\": {\n    \"text\": \"Ada\"\n  }\n}\n", "JSON", "jq -c . ");
    looksLike("[{\"spans\": [], \"text\": \"Ada\"}]\n", "JSON", "--format jsonl-prodigy");
    var task = "[\n  {\n    \"id\": 1,\n    \"data\": {\n      \"text\": \"Ada\"\n    }\n  }\n]\n";
    looksLike(task, "JSON", "--format jsonl-label-studio");
    assertThat(LooksLike.of("-", task).orElseThrow().remedy()).doesNotContain("jq");
    looksLike("# sent_id = 1\n# text = Ada\n", "CoNLL-U", "--format conllu");
    looksLike("1\tAda\t_\t_\t_\t_\t0\troot\t_\t_\n", "CoNLL-U", "--format conllu");
  }

  @Test
  void namesTell() {
    for (var name : new String[] {"a.tsv", "b/a.CONLL", "a.iob2.gz", "a.bio"}) {
      assertThat(LooksLike.of(name, "Ada met Alan.\n")).as(name).isPresent();
    }
    assertThat(LooksLike.of("a.ann", "").orElseThrow().remedy()).contains("brat");
    assertThat(LooksLike.of("tsv", "Ada met Alan.\n")).isEmpty();
  }

  private static void looksLike(String text, String what, String remedy) {
    var found = LooksLike.of("-", text);
    assertThat(found).as(text).isPresent();
    assertThat(found.orElseThrow().what()).isEqualTo(what);
    assertThat(found.orElseThrow().remedy()).contains(remedy);
  }
}
