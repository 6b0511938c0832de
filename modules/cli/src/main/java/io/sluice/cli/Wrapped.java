package io.sluice.cli;

import java.util.ArrayList;
import java.util.List;

/** Long lines as several short ones. */
final class Wrapped {
  private Wrapped() {}

  /** Cut at blanks where there are any; a blank at a cut is dropped. */
  static List<String> lines(String line, int width) {
    var lines = new ArrayList<String>();
    var rest = line;
    while (rest.length() > width) {
      var blank = rest.lastIndexOf(' ', width);
      var cut = blank > 0 ? blank : width;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(blank > 0 ? cut + 1 : cut);
    }
    lines.add(rest);
    return lines;
  }
}
