package io.sluice.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file seems to be that is no running text, by its name or its first lines.
 *
 * @param what it looks like
 * @param sample a line that shows it; empty if the name does
 * @param remedy options to read it so
 */
record LooksLike(String what, String sample, String remedy) {
  private static final String COLUMNS = "columns";
  private static final String JSON_OBJECTS = "JSON";
  private static final Set<String> COLUMN_ENDINGS =
      Set.of("tsv", "conll", "conll2000", "conll2003", "conll03", "bio", "iob", "iob2", "iobes");
  private static final Pattern LABEL = Pattern.compile("O|[BIESLUMW]-\\S+");
  private static final Pattern TAG =
      Pattern.compile("[A-Z][A-Z$-]{0,7}\\d?|[^\\p{L}\\p{N}]{1,5}|-LRB-|-RRB-");
  private static final Pattern ID = Pattern.compile("\\d+([-.]\\d+)?");
  private static final Pattern CONLLU_COMMENT =
      Pattern.compile("# ((sent_id|text|new(doc|par) id|global\\.columns) *=.*|newdoc|newpar)");

  /** The beginning of an object, alone or in an array. */
  private static final Pattern JSON =
      Pattern.compile("\\[?\\s*\\{\\s*\"([^\"\\\\]|\\\\.)*\"\\s*:.*");

  private static final Pattern UNFINISHED = Pattern.compile("\\{(.*[{\\[,:])?");
  private static final Pattern TASK = Pattern.compile("\"data\"\\s*:\\s*\\{");
  private static final Pattern SPANS = Pattern.compile("\"spans\"\\s*:\\s*\\[");
  private static final int CONLLU_CELLS = 10;
  private static final int MOST_CELLS = 20;
  private static final int FEW = 3;
  private static final int SOME = 5;

  /**
   * Looks at a file.
   *
   * @param name of the file
   * @param beginning of its text, whole lines as far as possible
   */
  static Optional<LooksLike> of(String name, String beginning) {
    var lines = beginning.lines().filter(line -> !line.isBlank()).toList();
    return json(lines).or(() -> conllu(lines)).or(() -> columns(name, lines)).or(() -> brat(name));
  }

  private static Optional<LooksLike> json(List<String> lines) {
    var begin = lines.stream().limit(FEW).map(String::strip).collect(Collectors.joining(" "));
    if (!JSON.matcher(begin).matches()) {
      return Optional.empty();
    }
    var remedy = "--format " + tool(String.join("\n", lines));
    if (UNFINISHED.matcher(lines.get(0).strip()).matches()) {
      remedy += ", once jq -c . has put it on one line";
    }
    return Optional.of(new LooksLike(JSON_OBJECTS, begin, remedy));
  }

  /** Whose JSON it is: what is written is to go back there. */
  private static String tool(String beginning) {
    if (TASK.matcher(beginning).find()) {
      return "jsonl-label-studio";
    }
    return SPANS.matcher(beginning).find() ? "jsonl-prodigy" : "jsonl";
  }

  private static Optional<LooksLike> conllu(List<String> lines) {
    return lines.stream()
        .filter(
            line ->
                CONLLU_COMMENT.matcher(line).matches()
                    || line.split("\t", -1).length == CONLLU_CELLS
                        && ID.matcher(line.split("\t", -1)[0]).matches())
        .findFirst()
        .map(line -> new LooksLike("CoNLL-U", line, "--format conllu"));
  }

  private static Optional<LooksLike> columns(String name, List<String> all) {
    var marked = all.stream().anyMatch(line -> line.startsWith("-DOCSTART-"));
    var lines =
        all.stream().filter(l -> !l.startsWith("-DOCSTART-") && !l.startsWith("# ")).toList();
    if (!marked && !COLUMN_ENDINGS.contains(ending(name)) && !inColumns(lines)) {
      return Optional.empty();
    }
    if (lines.isEmpty()) {
      return Optional.of(new LooksLike(COLUMNS, "", "--column word=1"));
    }
    var cells = cells(lines.get(0));
    var numbered = cells.length > 1 && ID.matcher(cells[0]).matches();
    var known = lines.get(0).indexOf('\t') < 0 && !numbered;
    var column = "where the words stand, --column word=" + (numbered ? 2 : 1);
    var remedy =
        switch (known ? cells.length : 0) {
          case 4 -> "--format conll2003, or " + column;
          case 3 -> "--format conll2000, or " + column;
          default -> column;
        };
    return Optional.of(new LooksLike(COLUMNS, lines.get(0), remedy));
  }

  private static Optional<LooksLike> brat(String name) {
    return ending(name).equals("ann")
        ? Optional.of(new LooksLike("annotation of brat's", "", "--format brat --output DIR"))
        : Optional.empty();
  }

  /** Whether all lines have as many cells, and those behind the first are no words. */
  private static boolean inColumns(List<String> lines) {
    if (lines.size() < 2) {
      return false;
    }
    var count = cells(lines.get(0)).length;
    if (count < 2 || count > MOST_CELLS || lines.stream().anyMatch(l -> cells(l).length != count)) {
      return false;
    }
    if (lines.stream().allMatch(line -> line.indexOf('\t') > 0)) {
      return lines.stream().allMatch(line -> noneHasBlanks(cells(line)));
    }
    var last = lines.stream().map(line -> cells(line)[count - 1]).toList();
    if (lines.size() >= FEW && last.stream().allMatch(cell -> LABEL.matcher(cell).matches())) {
      return true;
    }
    return lines.size() >= SOME
        && lines.stream().allMatch(line -> tagsBehind(cells(line)))
        && lines.stream().anyMatch(line -> !TAG.matcher(cells(line)[0]).matches());
  }

  private static boolean tagsBehind(String[] cells) {
    return Arrays.stream(cells)
        .skip(1)
        .allMatch(cell -> TAG.matcher(cell).matches() || LABEL.matcher(cell).matches());
  }

  private static boolean noneHasBlanks(String[] cells) {
    return Arrays.stream(cells)
        .limit(2)
        .noneMatch(cell -> cell.isEmpty() || cell.indexOf(' ') >= 0);
  }

  private static String[] cells(String line) {
    return line.indexOf('\t') >= 0 ? line.split("\t", -1) : line.strip().split(" +");
  }

  /** Whether the ending of a name is one of files with columns. */
  static boolean isCalledColumns(String name) {
    return COLUMN_ENDINGS.contains(ending(name));
  }

  private static String ending(String file) {
    var name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    var dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** What to tell who gave such a file as running text. */
  String refusal(String file) {
    return found(file) + ", not running text: say " + remedy + "; --format text tags it as it is";
  }

  boolean isJson() {
    return what.equals(JSON_OBJECTS);
  }

  /** What to tell who gave such a file as columns. */
  String noColumns(String file) {
    return found(file) + ", not columns: say " + remedy;
  }

  /**
   * What to tell who did not say how an annotated file is written.
   *
   * @param layer that is wanted of it
   */
  String unnamed(String file, String layer) {
    return "--format is missing; " + found(file) + ": say " + annotated(layer);
  }

  /** What to tell who may not know that a file is annotated. */
  String instead(String file, String layer) {
    return found(file) + "; to have it taken for that, say " + annotated(layer);
  }

  private String found(String file) {
    return file + " looks like " + what + (sample.isEmpty() ? "" : " (" + shown() + ")");
  }

  /** Options to read words and labels. */
  private String annotated(String layer) {
    if (!what.equals(COLUMNS)) {
      return remedy;
    }
    if (!sample.isEmpty() && FileColumns.count(sample) == 2) {
      return "--columns word," + layer;
    }
    return (remedy.startsWith("--format") ? remedy.replaceAll(",.*", ", or ") : "")
        + "where words and labels stand, --column word=1 --column %s=%d"
            .formatted(layer, sample.isEmpty() ? 2 : FileColumns.count(sample));
  }

  private String shown() {
    var line = sample.replace("\t", " ⇥ ");
    var most = 60;
    return line.codePointCount(0, line.length()) > most
        ? line.substring(0, line.offsetByCodePoints(0, most)) + "…"
        : line;
  }
}
