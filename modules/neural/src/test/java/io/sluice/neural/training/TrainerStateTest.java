package io.sluice.neural.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerStateTest {
  private static final RecurrentSettings SETTINGS =
      RecurrentSettings.of(Cell.LSTM, 2, 20).withLayerDropout(new LayerDropout.Locked(0.5));

  /** Public, as settings are. */
  public record Whole(List<RecurrentSettings> parts, Optional<Direction> direction, double rate) {}

  private static TrainerState state(Map<String, String> identity) {
    return new TrainerState(List.of(), Map.of(), Map.of(), identity);
  }

  @Test
  void namesWhatIsWithinRecords() {
    Map<String, String> names = SettingsByName.of(SETTINGS);
    assertThat(names)
        .containsEntry("cell", "LSTM")
        .containsEntry("hidden", "20")
        .containsEntry("layerDropout", "Locked")
        .containsEntry("layerDropout.rate", "0.5")
        .doesNotContainKey("projection");
    assertThat(SettingsByName.of(SETTINGS.withProjection(10))).containsEntry("projection", "10");
  }

  @Test
  void namesWhatIsWithinListsAndLeavesOut() {
    Whole whole = new Whole(List.of(SETTINGS, SETTINGS), Optional.of(Direction.FORWARD), 0.25);
    assertThat(SettingsByName.of(whole))
        .containsEntry("parts", "2")
        .containsEntry("parts.2.layers", "2")
        .containsEntry("direction", "FORWARD");
    assertThat(SettingsByName.of(whole, "parts"))
        .isEqualTo(Map.of("direction", "FORWARD", "rate", "0.25"));
  }

  @Test
  void tellsAllThatDiffers() {
    Map<String, String> identity = SettingsByName.of(SETTINGS);
    assertThatCode(() -> state(identity).requireSame(new HashMap<>(identity)))
        .doesNotThrowAnyException();
    Map<String, String> wider = new HashMap<>(identity);
    wider.put("hidden", "40");
    wider.put("layers", "1");
    assertThatThrownBy(() -> state(identity).requireSame(wider))
        .hasMessage(
            "the saved training is another one: hidden was \"20\" and is \"40\", layers was \"2\" and is \"1\"; resume with what it was started with");
  }

  @Test
  void missesWhatOnlyOneHas() {
    Map<String, String> without = SettingsByName.of(SETTINGS);
    Map<String, String> with = SettingsByName.of(SETTINGS.withProjection(10));
    assertThatThrownBy(() -> state(without).requireSame(with))
        .hasMessageContaining("projection was \"nothing\" and is \"10\"");
    assertThatThrownBy(() -> state(with).requireSame(without))
        .hasMessageContaining("projection was \"10\" and is \"nothing\"");
  }
}
