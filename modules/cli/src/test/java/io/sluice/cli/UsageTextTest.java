package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of calls that were not understood. */
final class UsageTextTest {
  @TempDir private Path directory;

  private static void refused(String message, String call) {
    var run = Run.of(call.split(" "));
    assertThat(run.code()).as(call).isEqualTo(2);
    assertThat(run.err()).as(call).contains("sluice: " + message);
  }

  @Test
  void everyKindOfNumberSaysWhatItWants() {
    refused("--seed: expected a whole number, was 'a'\n", "generate m --seed a");
    refused("--length: expected a whole number, was '1.5'\n", "generate m --length 1.5");
    refused("--samples: expected a whole number, was ''\n", "generate m --samples=");
    refused(
        "--threads: expected a whole number between -2,147,483,648 and 2,147,483,647, was '3000000000'",
        "generate m --threads 3000000000");
    refused(
        "--temperature: expected a number such as 0.5, was 'hot'", "generate m --temperature hot");
    refused(
        "--abstain-below: expected a number such as 0.5, was '0,8'", "tag m --abstain-below 0,8");
    refused("--seeds: expected a whole number, was 'x'", "train c.yaml --seeds 1,x");
    refused("--colour: expected one of auto, always, never, was 'pink'", "tag m --colour pink");
    refused("--column: expected a whole number, was 'two'", "tag m --column word=two");
    refused("--column: expected NAME=NUMBER, was 'word'", "tag m --column word");
  }

  @Test
  void slipsOfThePenAreUnderstood() {
    refused("there is no verb 'tga'; did you mean 'tag'?", "tga");
    refused("there is no verb 'ifno'; did you mean 'info'?", "ifno");
    refused("'two.txt' is one argument too many; did you mean --input two.txt?", "tag m two.txt");
    refused("'two' is one argument too many\n", "info m two");
    refused(
        "resume takes no --set: a resumed run keeps its configuration; to go on with another one,"
            + " train with --set start-from=runs/a",
        "resume runs/a --set training.steps=5");
  }

  @Test
  void anUnknownFormatHasANearName() {
    var here = "corpus convert pom.xml x --to ";
    refused(
        "--to: unknown format \"jsonnl\"; did you mean jsonl? known are ",
        here + "jsonnl --format text");
    refused(
        "--format: unknown format \"conl2003\"; did you mean conll2003? known are conll2003, ",
        here + "jsonl --format conl2003");
    refused(
        "--format: unknown format \"label-studio\"; did you mean jsonl-label-studio?",
        here + "jsonl --format label-studio");
    refused(
        "--format: unknown format \"excel\"; known are conll2003, ", here + "jsonl --format excel");
  }

  @Test
  void columnsAreRefusedByTheirOption() {
    var text = "corpus convert nowhere.txt x --to jsonl ";
    refused("there is no file nowhere.txt", text);
    var here = "corpus convert pom.xml x --to jsonl ";
    refused(
        "--column wort=1: there is no column wort; did you mean word=1? Known are word, ner\n",
        here + "--column wort=1");
    refused(
        "--column wrd=2: there is no column wrd; did you mean word=2? Known are word, ner",
        here + "--column wrd=2 --column ner=1");
    refused(
        "--column ner=1: the words stand there, unless --column word=NUMBER says where they do",
        here + "--column ner=1");
    refused("--column word=0: expected a column number in 1..1000", here + "--column word=0");
    refused("--column: two names have the same number", here + "--column word=2 --column ner=2");
    refused(
        "--columns: expected at most 1000 columns, one of them word", here + "--columns pos,ner");
    refused("--column is for formats with columns", here + "--format jsonl --column word=1");
  }

  @Test
  void otherNamesMayStandBeforeTheWords() throws IOException {
    var columns = Files.writeString(directory.resolve("a.tsv"), "B-PER\tAda\nO\tmet\n");
    var target = directory.resolve("a.jsonl");
    var run =
        Run.of(
            "corpus",
            "convert",
            columns.toString(),
            target.toString(),
            "--column",
            "ner=1",
            "--column",
            "word=2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(target).content().contains("\"Ada met", "[[0, 3, \"PER\"]]");
  }

  @Test
  void mistypedFilesAreNoCards() throws IOException {
    Files.writeString(directory.resolve("letters.txt"), "Dear Ada\n");
    var given = directory.resolve("leters.txt");
    for (var call :
        new String[] {
          "corpus check ", "corpus show ", "corpus fetch ", "check ", "train ", "vectors train "
        }) {
      refused(
          "there is no file " + given + "; did you mean " + directory.resolve("letters.txt") + "?",
          call + given + (call.startsWith("vectors") ? " out.vec" : ""));
    }
    refused(
        "there is no card \"sample.ner\"; did you mean \"sample-ner\"?", "corpus check sample.ner");
    refused("there is no file pom.xlm; did you mean pom.xml?", "corpus check pom.xlm");
    refused("there is no file pom; did you mean pom.xml?", "corpus check pom");
    refused("there is no file quite-another.txt\n", "corpus check quite-another.txt");
    refused("there is no file nix/a.txt; there is no directory nix\n", "corpus check nix/a.txt");
    refused("there is no card \"tinyshakespear\"; did you mean", "corpus check tinyshakespear");
    refused(
        "there is no model "
            + directory.resolve("letter.txt")
            + "; give a .sluice file or the directory of a run; did you mean ",
        "info " + directory.resolve("letter.txt"));
  }
}
