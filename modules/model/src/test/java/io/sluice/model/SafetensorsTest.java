package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @TempDir Path directory;

  /** Length, header and data as the bytes of a file. */
  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  private TensorBundle read(byte[] bytes) throws IOException {
    return Safetensors.read(Files.write(directory.resolve("x.safetensors"), bytes));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = directory.resolve("all.safetensors");
    String sha256 = Safetensors.write(file, TinyModel.tensors(), Map.of("b", "2", "a", "ß\n"));

    TensorBundle read = Safetensors.read(file);

    assertThat(read.tensors()).containsExactlyInAnyOrderElementsOf(TinyModel.tensors());
    assertThat(read.metadata()).isEqualTo(Map.of("b", "2", "a", "ß\n"));
    assertThat(sha256).isEqualTo(Sha256.of(Files.readAllBytes(file)));
  }

  @Test
  void narrowWeightsAreReadAsTheyWereWritten() throws IOException {
    Path file = directory.resolve("narrow.safetensors");
    Safetensors.write(file, TinyModel.narrowTensors());

    TensorBundle read = Safetensors.read(file);

    assertThat(read.tensors()).containsExactlyInAnyOrderElementsOf(TinyModel.narrowTensors());
    assertThat(read.require("halves", ElementType.BF16, 2, 2).brainFloats())
        .containsExactly((short) 0x3f80, (short) -1, (short) 0, Short.MIN_VALUE);
    assertThat(read.require("integers", ElementType.I8, 3, 1).signedBytes())
        .containsExactly(-128, 0, 127);
    assertThatThrownBy(() -> read.require("integers").bytes()).hasMessageContaining("I8");
    assertThatThrownBy(() -> read.require("mask").signedBytes()).hasMessageContaining("U8");
    assertThatThrownBy(() -> read.require("mask").brainFloats()).hasMessageContaining("U8");
  }

  @Test
  void bytesAreCanonical() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(
        out,
        List.of(
            Tensor.floats("b", new float[] {1}, 1),
            Tensor.longs("z", new long[] {-2}),
            Tensor.floats("a", new float[] {2, 3}, 1, 2)),
        Map.of());

    byte[] expected =
        file(
            "{\"z\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}    ",
            20);
    ByteBuffer data = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
    data.position(expected.length - 20);
    data.putLong(-2).putFloat(2).putFloat(3).putFloat(1);
    assertThat(out.toByteArray()).isEqualTo(expected);
    assertThat((expected.length - 20) % 8).isZero();
  }

  @Test
  void arraysLongerThanTheBufferSurvive() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    float[] floats = new float[70_001];
    double[] doubles = new double[20_003];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) random.nextDouble();
    }
    Arrays.setAll(doubles, i -> random.nextDouble());
    byte[] bytes = new byte[65_537];
    Arrays.fill(bytes, (byte) 3);
    List<Tensor> tensors =
        List.of(
            Tensor.doubles("d", doubles, 20_003),
            Tensor.floats("f", floats, 70_001),
            Tensor.bytes("u", bytes, 65_537));
    Path file = directory.resolve("long.safetensors");
    Safetensors.write(file, tensors);

    assertThat(Safetensors.read(file).tensors()).containsExactlyElementsOf(tensors);
  }

  @Test
  void sourcesAreFetchedOnlyWhenWrittenAndMustKeepTheirPromise() throws IOException {
    int[] fetches = {0};
    TensorSource source =
        TensorSource.floats(
            "lazy",
            () -> {
              fetches[0]++;
              return new float[] {1, 2};
            },
            2);
    assertThat(fetches[0]).isZero();

    String lazy = Safetensors.sha256(List.of(source));

    assertThat(fetches[0]).isEqualTo(1);
    assertThat(lazy)
        .isEqualTo(Safetensors.sha256(List.of(Tensor.floats("lazy", new float[] {1, 2}, 2))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Safetensors.sha256(List.of(TensorSource.floats("x", () -> new float[3], 2))))
        .withMessage("tensor x: shape [2] asks for 2 elements, the array has 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,4]}}; 4; dtype of a tensor: found F16",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}; 4; data_offsets of tensor a",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}; 8; start of tensor a: found 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}; 8; end of the last tensor: found 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}; 3; end of the last tensor: found 4",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}; 4; size in a shape: found -1",
        "{'a':{'dtype':'F32','shape':[0.5],'data_offsets':[0,4]}}; 4; found a decimal number",
        "{'a':{'dtype':'F32','shape':[4294967296],'data_offsets':[0,4]}}; 4; size in a shape",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,0]}}; 0; at most 2147483639",
        "{'a':{'dtype':'F64','shape':[268435456],'data_offsets':[0,2147483648]}}; 0; end of the last",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[-1,0]}}; 0; data_offsets of tensor a",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[9223372036854775807,-9223372036854775808]}}; 1; data_offsets",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0]}}; 1; data_offsets of tensor a",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'x':1}}; 1; expected an object of dtype",
        "{'a':{'dtype':'U8','shape':[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],'data_offsets':[0,1]}}; 1; at most 16",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'a':{}}; 1; a second time",
        "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}; 3; start of tensor b: found 1, expected 2",
        "{'':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}; 1; 1 to 256 characters",
        "{'__metadata__':{'a':1}}; 0; __metadata__ a: found an integer, expected a string",
        "{'__metadata__':[]}; 0; __metadata__: found an array",
        "{'a':[[[[]]]]}; 0; depth",
        "[1];0; first byte of the header",
        "{}x;0; header",
      })
  void badHeadersAreRefused(String header, int dataBytes, String message) {
    assertThatThrownBy(() -> read(file(header.replace('\'', '"'), dataBytes)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("x.safetensors")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "1", "9", "9223372036854775807", "-9223372036854775808", "4294967296"})
  void headerLengthIsCheckedAgainstTheFile(long length) {
    byte[] bytes = file("{}      ", 0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("header length: found " + Long.toUnsignedString(length));
  }

  @Test
  void limitsHold() throws IOException {
    Path file = directory.resolve("two.safetensors");
    Safetensors.write(
        file, List.of(Tensor.ints("a", new int[] {1}, 1), Tensor.ints("b", new int[] {1}, 1)));
    ModelLimits normal = ModelLimits.DEFAULT;

    assertThatThrownBy(() -> Safetensors.read(file, normal.withMaxFileBytes(20)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected at most 20");
    ModelLimits one = new ModelLimits(1000, 1, 1, 1, 1, 1, 1000);
    ModelLimits header = new ModelLimits(1000, 1, 1, 1, 1, 9, 50);
    assertThat(Safetensors.read(file, new ModelLimits(1000, 1, 1, 1, 1, 2, 1000)).names())
        .containsExactly("a", "b");
    assertThatThrownBy(() -> Safetensors.read(file, one))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("tensors: found 2, expected at most 1");
    assertThatThrownBy(() -> Safetensors.read(file, header))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected 2 to 50");
  }

  @Test
  void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
    Path file = directory.resolve("tiny.safetensors");
    Safetensors.write(file, TinyModel.tensors(), Map.of("k", "v"));
    byte[] original = Files.readAllBytes(file);
    for (long seed = 0; seed < 3000; seed++) {
      byte[] mutant = new Mutation(seed).apply(original);
      try {
        TensorBundle bundle = read(mutant);
        assertThat(Safetensors.sha256(List.copyOf(bundle.tensors())))
            .as("seed %d", seed)
            .hasSize(64);
      } catch (ModelFormatException expected) {
        assertThat(expected.getMessage()).as("seed %d", seed).contains("x.safetensors");
      }
    }
  }

  @Test
  void badTensorsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.floats("x", new float[5], 2, 3))
        .withMessage("tensor x: shape [2, 3] asks for 6 elements, the array has 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.floats("__metadata__", new float[0], 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Tensor.floats("a\nb", new float[0], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Safetensors.sha256(
                    List.of(Tensor.ints("a", new int[0], 0), Tensor.bytes("a", new byte[0], 0))))
        .withMessage("two tensors have the name a");
    assertThatThrownBy(() -> Tensor.ints("a", new int[0], 0).floats())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tensor a: asked for F32, its elements are I32");
  }

  @Test
  void bundlesAnswerByNameAndShape() throws IOException {
    Path file = directory.resolve("one.safetensors");
    Safetensors.write(file, List.of(Tensor.floats("w", new float[6], 2, 3)));
    TensorBundle bundle = Safetensors.read(file);

    assertThat(bundle.require("w", ElementType.F32, 2, 3).floats()).hasSize(6);
    assertThat(bundle.find("v")).isEmpty();
    assertThatThrownBy(() -> bundle.require("v"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("tensor v is missing: found [w]");
    assertThatThrownBy(() -> bundle.require("w", ElementType.F32, 3, 2))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("tensor w: found F32 [2, 3], expected F32 [3, 2]");
  }
}
