package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A file of format version 2, with narrow weights, that was written once and never again. */
class FormatVersion2Test {
  private static Path fixture() throws URISyntaxException {
    URL resource = FormatVersion2Test.class.getResource("format-2.sluice");
    return Path.of(Objects.requireNonNull(resource, "fixture").toURI());
  }

  @Test
  void stillLoads() throws IOException, URISyntaxException {
    ModelFile model = ModelFile.read(fixture(), "language-model");

    assertThat(model.manifest().formatVersion()).isEqualTo(2);
    assertThat(model.manifest().weightsSha256())
        .isEqualTo("1369e296fc92fc0a9d84cb440c8e072a17f903526557b97006720129fdd0b8ed");
    assertThat(model.vocabulary("symbols")).isEqualTo("<unk>\n\\n\na\nb\nß\n🙂\n");
    assertThat(model.readme()).contains("\"I8\": \"i1\"");
    TensorBundle weights = model.weights();
    assertThat(weights.require("halves", ElementType.BF16, 2, 2).brainFloats())
        .containsExactly((short) 0x3f80, (short) -1, (short) 0, Short.MIN_VALUE);
    assertThat(weights.require("integers", ElementType.I8, 3, 1).signedBytes())
        .containsExactly(-128, 0, 127);
    assertThat(weights.names()).hasSize(9);
  }

  @Test
  void sameTensorsStillGiveTheSameChecksum() throws IOException, URISyntaxException {
    ModelFile model = ModelFile.read(fixture());

    assertThat(Safetensors.sha256(TinyModel.narrowTensors()))
        .isEqualTo(model.manifest().weightsSha256());
  }

  @Test
  void onlyNarrowWeightsNeedVersion2() {
    assertThat(ElementType.values())
        .filteredOn(type -> type.sinceVersion() > 1)
        .containsExactly(ElementType.BF16, ElementType.I8);
  }
}
