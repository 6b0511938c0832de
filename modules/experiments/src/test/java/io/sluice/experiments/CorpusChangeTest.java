package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class CorpusChangeTest {
  private static final Path RUN = Path.of("runs", "own");

  private static JsonObject text(String sha256, int train, int validation) {
    return JsonObject.builder()
        .put("path", "chars.txt")
        .put("sha256", sha256)
        .put("train symbols", train)
        .put("validation symbols", validation)
        .put("vocabulary", 23)
        .build();
  }

  private static JsonObject with(JsonObject corpus, String key, JsonValue value) {
    var members = new LinkedHashMap<>(corpus.members());
    members.put(key, value);
    return new JsonObject(members);
  }

  private static String told(JsonObject before, JsonObject now) {
    return new CorpusChange(before, now, "characters").since(RUN);
  }

  @Test
  void aFileIsNamedWithWhatDiffers() {
    assertThat(told(text("ab", 85_290, 9_477), text("cd", 85_298, 9_478)))
        .isEqualTo(
            "chars.txt has changed since "
                + RUN
                + " was started (94,767 characters then, 94,776 now); restore it, or start a new"
                + " run");
    assertThat(
            told(
                text("ab", 85_290, 9_477),
                with(text("cd", 85_290, 9_477), "vocabulary", JsonValue.of(24))))
        .contains("(23 in the vocabulary then, 24 now)");
  }

  @Test
  void checksumsAreToldOnlyIfNothingElseDiffers() {
    assertThat(told(text("ab", 85_290, 9_477), text("cd", 85_290, 9_477)))
        .isEqualTo(
            "chars.txt has changed since "
                + RUN
                + " was started (sha256 ab then, cd now); restore it, or start a new run");
  }

  @Test
  void anotherPlaceAndAnotherCardAreTold() {
    assertThat(
            told(text("ab", 90, 10), with(text("ab", 90, 10), "path", JsonValue.of("other.txt"))))
        .startsWith("the corpus has changed since " + RUN)
        .contains("(path chars.txt then, other.txt now)");
    var before = JsonObject.builder().put("card", "ptb").put("sha256 of train.txt", "ab").build();
    var now = JsonObject.builder().put("path", "own.txt").put("sha256", "cd").build();
    assertThat(told(before, now))
        .contains("card ptb then, none now", "path none then, own.txt now");
  }

  @Test
  void partsAreNamedByTheirFiles() {
    var before =
        JsonObject.builder()
            .put("train", "a.conll")
            .put("sha256 of train", "ab")
            .put("development", "b.conll")
            .put("sha256 of development", "cd")
            .put("sha256 of names.txt", "ef")
            .put("train sentences", 7)
            .put("development sentences", 1)
            .put("train tokens", 70)
            .put("development tokens", 10)
            .build();
    var now = with(before, "sha256 of train", JsonValue.of("12"));
    now = with(now, "sha256 of names.txt", JsonValue.of("34"));
    now = with(now, "train tokens", JsonValue.of(71));
    assertThat(told(before, now))
        .isEqualTo(
            "a.conll and names.txt have changed since "
                + RUN
                + " was started (80 tokens then, 81 now); restore them, or start a new run");
  }
}
