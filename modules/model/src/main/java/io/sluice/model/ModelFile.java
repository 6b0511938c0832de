package io.sluice.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model file as read: everything in it was checked against the manifest's checksums.
 *
 * <pre>
 * model.sluice                 zip, stored entries, no time stamps
 *   weights.safetensors        canonical, see {@link Safetensors}
 *   vocabulary/&lt;name&gt;.txt      UTF-8
 *   README.md                  model card, written from the manifest
 *   manifest.json              see {@link Manifest}
 * </pre>
 *
 * @param manifest the head
 * @param vocabularies texts by name
 * @param weights the tensors
 * @param readme the model card
 */
public record ModelFile(
    Manifest manifest, Map<String, String> vocabularies, TensorBundle weights, String readme) {
  public ModelFile {
    vocabularies = Collections.unmodifiableMap(new TreeMap<>(vocabularies));
  }

  /**
   * Replaces {@code file} atomically; the same contents give the same bytes.
   *
   * @return the manifest, with the checksums
   */
  public static Manifest write(Path file, ModelContents contents) throws IOException {
    return ModelFileWriter.write(file, contents);
  }

  /**
   * Reads and checks a whole file of any kind.
   *
   * @param file a model file, or the directory of a run, which holds {@code model.sluice}
   * @throws ModelFormatException if anything in it is not as it should be
   * @throws IOException if it does not exist or reading fails
   */
  public static ModelFile read(Path file) throws IOException {
    return read(file, ModelLimits.DEFAULT);
  }

  /** Reads within {@code limits}; otherwise as {@link #read(Path)}. */
  public static ModelFile read(Path file, ModelLimits limits) throws IOException {
    return new ModelFileReader(file, limits).read(manifest -> {});
  }

  /** Reads a file that must be of {@code kind}; otherwise as {@link #read(Path)}. */
  public static ModelFile read(Path file, String kind) throws IOException {
    return new ModelFileReader(file, ModelLimits.DEFAULT)
        .read(
            manifest -> {
              if (!manifest.kind().equals(kind)) {
                throw ModelFormatException.ofKind(file, manifest.kind(), kind);
              }
            });
  }

  /** Reads the manifest alone: the layout is checked, the other entries' bytes are not. */
  public static Manifest readManifest(Path file) throws IOException {
    return new ModelFileReader(file, ModelLimits.DEFAULT).readManifest();
  }

  /** The text of vocabulary {@code name}. */
  public String vocabulary(String name) {
    String text = vocabularies.get(name);
    if (text == null) {
      throw new ModelFormatException(
          "vocabularies",
          "vocabulary " + name + " is missing",
          vocabularies.keySet(),
          "it among them",
          "use a model of the right kind");
    }
    return text;
  }
}
