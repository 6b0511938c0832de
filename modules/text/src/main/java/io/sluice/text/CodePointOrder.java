package io.sluice.text;

import java.util.Comparator;

/** Orders strings by code points (as UTF-8 bytes order them), not by UTF-16 units. */
enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean oneIsSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
        if (oneIsSurrogate) {
          return Character.isSurrogate(x) ? 1 : -1;
        }
        return Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
