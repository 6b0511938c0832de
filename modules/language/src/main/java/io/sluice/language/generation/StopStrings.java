package io.sluice.language.generation;

import java.util.List;

/**
 * Ends a stream of text before the first stop string to be completed, and never lets a part of one
 * through: text that could still become a stop string is held back until that is decided. The
 * result does not depend on how the text is cut into pieces. Of stop strings that end at the same
 * place, the longest counts.
 */
public final class StopStrings {
  private final List<String> stops;
  private final int longest;
  private final StringBuilder pending = new StringBuilder();
  private boolean reached;

  public StopStrings(List<String> stops) {
    this.stops = List.copyOf(stops);
    longest = this.stops.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Whether a stop string was found; nothing comes after it. */
  public boolean reached() {
    return reached;
  }

  /** Takes more text and returns what is now certain to come before any stop string. */
  public String append(String text) {
    if (reached) {
      return "";
    }
    if (stops.isEmpty()) {
      return text;
    }
    StringBuilder certain = new StringBuilder();
    for (int i = 0; i < text.length() && !reached; i++) {
      pending.append(text.charAt(i));
      int stop = longestStopAtEnd();
      if (stop > 0) {
        pending.setLength(pending.length() - stop);
        reached = true;
        release(pending.length(), certain);
      } else {
        release(pending.length() - longestStartAtEnd(), certain);
      }
    }
    return certain.toString();
  }

  /** Ends the text and returns what was held back. */
  public String finish() {
    String rest = pending.toString();
    pending.setLength(0);
    return rest;
  }

  private void release(int count, StringBuilder target) {
    target.append(pending, 0, count);
    pending.delete(0, count);
  }

  private int longestStopAtEnd() {
    int found = 0;
    for (String stop : stops) {
      if (stop.length() > found && endsWith(stop, stop.length())) {
        found = stop.length();
      }
    }
    return found;
  }

  private int longestStartAtEnd() {
    for (int length = Math.min(longest - 1, pending.length()); length > 0; length--) {
      for (String stop : stops) {
        if (length < stop.length() && endsWith(stop, length)) {
          return length;
        }
      }
    }
    return 0;
  }

  private boolean endsWith(String stop, int length) {
    int start = pending.length() - length;
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (pending.charAt(start + i) != stop.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
