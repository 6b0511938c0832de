package io.sluice.model;

import io.sluice.model.json.JsonLimits;

/**
 * What loading accepts before it gives up; sizes are checked before memory is taken.
 *
 * @param maxFileBytes the whole file
 * @param maxManifestBytes {@code manifest.json}
 * @param maxCardBytes {@code README.md}
 * @param maxVocabularyBytes all vocabulary files together
 * @param maxVocabularies vocabulary files
 * @param maxTensors tensors in one safetensors file
 * @param maxTensorHeaderBytes the JSON head of a safetensors file
 */
public record ModelLimits(
    long maxFileBytes,
    int maxManifestBytes,
    int maxCardBytes,
    int maxVocabularyBytes,
    int maxVocabularies,
    int maxTensors,
    int maxTensorHeaderBytes) {
  /**
   * 4 GiB - 1 a file (the zip format's own limit), 16 MiB of manifest, 1 MiB of card, 256 MiB of
   * vocabularies in at most 64 files, 16,384 tensors described in at most 8 MiB.
   */
  public static final ModelLimits DEFAULT =
      new ModelLimits((1L << 32) - 1, 1 << 24, 1 << 20, 1 << 28, 64, 1 << 14, 1 << 23);

  /** Brackets, keys and values that describe one tensor, with room for sixteen dimensions. */
  private static final int TOKENS_PER_TENSOR = 32;

  private static final int MANIFEST_DEPTH = 32;

  public ModelLimits {
    if (Math.min(maxFileBytes, Math.min(maxManifestBytes, maxCardBytes)) < 1
        || Math.min(maxVocabularyBytes, Math.min(maxTensors, maxTensorHeaderBytes)) < 1
        || maxVocabularies < 0) {
      throw new IllegalArgumentException("model limits must be at least 1");
    }
  }

  /** The same limits with {@code bytes} for the whole file. */
  public ModelLimits withMaxFileBytes(long bytes) {
    return new ModelLimits(
        bytes,
        maxManifestBytes,
        maxCardBytes,
        maxVocabularyBytes,
        maxVocabularies,
        maxTensors,
        maxTensorHeaderBytes);
  }

  JsonLimits manifestLimits() {
    return new JsonLimits(maxManifestBytes, MANIFEST_DEPTH, maxManifestBytes, 1 << 20);
  }

  JsonLimits tensorHeaderLimits() {
    int tokens = (int) Math.min(Integer.MAX_VALUE, (long) TOKENS_PER_TENSOR * maxTensors + 4096);
    return new JsonLimits(maxTensorHeaderBytes, 3, 1 << 16, tokens);
  }
}
