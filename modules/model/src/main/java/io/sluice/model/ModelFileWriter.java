package io.sluice.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Writes a model file: weights first, the manifest that vouches for all else last. */
final class ModelFileWriter {
  private ModelFileWriter() {}

  static Manifest write(Path file, ModelContents contents) throws IOException {
    AtomicReference<Manifest> written = new AtomicReference<>();
    AtomicFile.write(
        file,
        channel -> {
          StoredZipWriter zip = new StoredZipWriter(channel);
          written.set(write(zip, contents));
          zip.finish();
        });
    return Objects.requireNonNull(written.get(), "written above");
  }

  private static Manifest write(StoredZipWriter zip, ModelContents contents) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    SafetensorsWriter weights = new SafetensorsWriter(contents.tensors(), Map.of());
    zip.entry(EntryNames.WEIGHTS, weights::write);
    String weightsSha256 = weights.sha256();
    checksums.put(EntryNames.WEIGHTS, weightsSha256);
    for (Map.Entry<String, String> vocabulary : contents.vocabularies().entrySet()) {
      String entry = EntryNames.vocabularyEntry(vocabulary.getKey());
      checksums.put(entry, text(zip, entry, vocabulary.getValue()));
    }
    String readme =
        CardText.write(
            contents.description(),
            contents.tensors().stream().map(TensorSource::header).toList(),
            weightsSha256);
    checksums.put(EntryNames.CARD, text(zip, EntryNames.CARD, readme));
    Manifest manifest =
        new Manifest(
            version(contents),
            contents.description(),
            new ArrayList<>(contents.vocabularies().keySet()),
            checksums);
    zip.entry(EntryNames.MANIFEST, ManifestJson.write(manifest));
    return manifest;
  }

  /** The oldest version that can hold the tensors. */
  private static int version(ModelContents contents) {
    return contents.tensors().stream()
        .mapToInt(tensor -> tensor.header().type().sinceVersion())
        .max()
        .orElse(1);
  }

  private static String text(StoredZipWriter zip, String entry, String text) throws IOException {
    byte[] bytes = utf8(entry, text);
    zip.entry(entry, bytes);
    return Sha256.of(bytes);
  }

  /** Halves of surrogate pairs have no UTF-8; replacing them would lose symbols quietly. */
  private static byte[] utf8(String entry, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          entry + ": the text has half of a surrogate pair, which UTF-8 cannot hold", e);
    }
  }
}
