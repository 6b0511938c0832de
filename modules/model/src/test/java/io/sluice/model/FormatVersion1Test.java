package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A file of format version 1 that was written once and never again. It must load for ever; its
 * values stand here in full, so that they do not drift with the code that writes.
 */
class FormatVersion1Test {
  private static Path fixture() throws URISyntaxException {
    URL resource = FormatVersion1Test.class.getResource("format-1.sluice");
    return Path.of(Objects.requireNonNull(resource, "fixture").toURI());
  }

  @Test
  void stillLoads() throws IOException, URISyntaxException {
    ModelFile model = ModelFile.read(fixture(), "language-model");

    assertThat(model.manifest().formatVersion()).isEqualTo(1);
    assertThat(model.manifest().weightsSha256())
        .isEqualTo("f57bd17d3bfa08a5d283b776e83c8b58ee43dc05a14ba8d7b42af64e6d612a7a");
    ModelDescription description = model.manifest().description();
    assertThat(description.architecture().object("recurrent").string("cell")).isEqualTo("lstm");
    assertThat(description.architecture().object("recurrent").integer("hidden")).isEqualTo(3);
    assertThat(description.labels()).containsExactly("O", "B-PER");
    assertThat(description.provenance().integer("seed")).isEqualTo(1);
    assertThat(description.card().licence()).isEqualTo("Apache-2.0");
    assertThat(description.card().metrics().decimal("validationLoss")).isEqualTo(1.4695);
    assertThat(model.vocabulary("symbols")).isEqualTo("<unk>\n\\n\na\nb\nß\n🙂\n");
    assertThat(model.readme()).startsWith("# tiny\n");

    TensorBundle weights = model.weights();
    assertThat(weights.require("recurrent.0.weights", ElementType.F32, 2, 3).floats())
        .containsExactly(1, -2.5f, 3e-30f, 4, 5, 6e30f);
    assertThat(weights.require("embedding", ElementType.F32, 4, 1).floats())
        .containsExactly(-0f, Float.MIN_VALUE, Float.NaN, 0.1f);
    assertThat(weights.require("step", ElementType.I64).longs()).containsExactly(Long.MIN_VALUE);
    assertThat(weights.require("average", ElementType.F64, 2).doubles())
        .containsExactly(Math.PI, -Math.E);
    assertThat(weights.require("cursor", ElementType.I32, 3).ints())
        .containsExactly(1, -1, Integer.MAX_VALUE);
    assertThat(weights.require("mask", ElementType.U8, 1, 3).bytes()).containsExactly(0, 1, -1);
    assertThat(weights.require("empty", ElementType.F32, 0, 7).floats()).isEmpty();
    assertThat(weights.names()).hasSize(7);
  }

  @Test
  void sameTensorsStillGiveTheSameChecksum() throws IOException, URISyntaxException {
    ModelFile model = ModelFile.read(fixture());

    assertThat(Safetensors.sha256(TinyModel.tensors())).isEqualTo(model.manifest().weightsSha256());
  }
}
