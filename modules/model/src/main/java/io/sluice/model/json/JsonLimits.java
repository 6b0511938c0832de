package io.sluice.model.json;

/**
 * What the reader accepts before it gives up; each is checked before memory is taken.
 *
 * @param maxLength bytes or characters of the whole text
 * @param maxDepth nested objects and arrays
 * @param maxStringLength characters of one string or key
 * @param maxTokens values, keys and brackets
 */
public record JsonLimits(int maxLength, int maxDepth, int maxStringLength, int maxTokens) {
  /** 16 Mi characters, depth 64, strings of 1 Mi characters, 1 Mi tokens. */
  public static final JsonLimits DEFAULT = new JsonLimits(1 << 24, 64, 1 << 20, 1 << 20);

  /** Deeper nesting than this would put the reader's own stack at risk. */
  private static final int DEEPEST = 1000;

  public JsonLimits {
    if (maxLength < 1 || maxStringLength < 1 || maxTokens < 1) {
      throw new IllegalArgumentException(
          "JSON limits must be at least 1, were maxLength %d, maxStringLength %d, maxTokens %d"
              .formatted(maxLength, maxStringLength, maxTokens));
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "maxDepth must be in [1, " + DEEPEST + "], was " + maxDepth);
    }
  }

  /** The same limits with {@code maxLength} for the whole text. */
  public JsonLimits withMaxLength(int newMaxLength) {
    return new JsonLimits(newMaxLength, maxDepth, maxStringLength, maxTokens);
  }
}
