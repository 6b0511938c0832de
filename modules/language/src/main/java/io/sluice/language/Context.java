package io.sluice.language;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.Vocabulary;
import java.util.OptionalInt;

/** What a model has seen before the first symbol of its own. */
final class Context {
  private Context() {}

  /**
   * The symbol that a text is taken to follow: the one that ends a line; in a vocabulary without,
   * the first that is not the unknown one, which is the most frequent.
   */
  static int startSymbol(SymbolCodec codec) {
    OptionalInt lineEnd = codec.lineEnd();
    if (lineEnd.isPresent()) {
      return lineEnd.getAsInt();
    }
    boolean firstIsUnknown = codec.vocabulary().unknown().orElse(-1) == 0;
    return firstIsUnknown && codec.vocabulary().size() > 1 ? 1 : 0;
  }

  /** The unknown symbol, which no text should have, if there are others. */
  static OptionalInt unwritten(SymbolCodec codec) {
    return codec.vocabulary().size() > 1 ? codec.vocabulary().unknown() : OptionalInt.empty();
  }

  /**
   * The symbols of a text to write on after. Words outside of the vocabulary become the unknown
   * word.
   *
   * @param noun what the text is called in messages
   * @throws IllegalArgumentException if a character is not in the vocabulary
   */
  static int[] encode(SymbolCodec codec, String text, String noun) {
    if (codec.kind() == SymbolKind.CHARACTERS) {
      Vocabulary vocabulary = codec.vocabulary();
      int[] codePoints = text.codePoints().toArray();
      for (int i = 0; i < codePoints.length; i++) {
        String character = Character.toString(codePoints[i]);
        if (vocabulary.find(character).isEmpty()) {
          throw new IllegalArgumentException(
              "the %s's character %d, '%s' (U+%04X), is not among the %d characters the model knows; leave it out, or use a model of bytes"
                  .formatted(noun, i + 1, character, codePoints[i], vocabulary.size()));
        }
      }
    }
    return codec.encode(text);
  }
}
