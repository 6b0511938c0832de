package io.sluice.cli.bench;

import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.kernel.Kernels;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.TaggingSpeed;
import io.sluice.text.document.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * How fast a tagger is in this process. Taggers compute with provider {@code java} whatever else is
 * there.
 *
 * @param kernels that computed: {@code vector} or {@code plain}
 * @param residentMegabytes at the peak; empty where the system does not tell
 */
public record TaggingMeasurement(
    int sentences,
    long tokens,
    TaggingSpeed speed,
    String kernels,
    OptionalLong residentMegabytes) {
  /**
   * Measures warm.
   *
   * @param duration of the rounds in batches; warming up takes half of it before
   */
  public static TaggingMeasurement measure(
      Tagger tagger, List<Sentence> sentences, int threads, Duration duration) {
    var speed = TaggingSpeed.measure(tagger, sentences, threads, duration);
    return new TaggingMeasurement(
        sentences.size(),
        sentences.stream().mapToLong(Sentence::size).sum(),
        speed,
        Kernels.best().name(),
        ResidentMemory.peakMegabytes());
  }

  /** For machines. */
  public JsonObject toJson(String tagger, String corpus) {
    var json =
        JsonObject.builder()
            .put("tagger", tagger)
            .put("corpus", corpus)
            .put("provider", "java")
            .put("kernels", kernels)
            .put("threads", speed.threads())
            .put("sentences", sentences)
            .put("tokens", tokens)
            .put("rounds", speed.rounds())
            .put("tokensPerSecond", speed.tokensPerSecond())
            .put("slowest", speed.slowest())
            .put("fastest", speed.fastest())
            .put("medianMilliseconds", speed.medianMillis())
            .put("slowMilliseconds", speed.slowMillis());
    return residentMegabytes.isPresent()
        ? json.put("residentMegabytes", residentMegabytes.getAsLong()).build()
        : json.put("residentMegabytes", JsonNull.NULL).build();
  }
}
