package io.sluice.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String EVIL =
      "</script><img src=x onerror=alert(1)>{{config}}$1\\\0\u001b[2J";

  private static Metric metric(long step) {
    var validation = step % 10 == 0 ? OptionalDouble.of(2.0 / step) : OptionalDouble.empty();
    return new Metric(
        step, step / 10.0, step, 3.0 / step, validation, OptionalDouble.empty(), 0.002, 1.5, 1000);
  }

  private static Event sample(long step, String text) {
    return new Event(
        step,
        "sampled",
        JsonObject.builder()
            .put("temperature", 0.5)
            .put("prompt", "ROMEO:")
            .put("text", text)
            .build());
  }

  private static ReportContents contents(int steps, List<Event> events) {
    var metrics = new ArrayList<Metric>();
    for (var step = 1; step <= steps; step++) {
      metrics.add(metric(step));
    }
    var provenance =
        JsonObject.builder()
            .put("java", EVIL)
            .put("corpus", JsonObject.builder().put("bytes", 12).build())
            .build();
    return new ReportContents(
        EVIL,
        "name: \"" + EVIL + "\"",
        provenance,
        metrics,
        new LanguageModelBody("character", events));
  }

  @Test
  void copiesOfTheTextAreTold() {
    var finished =
        new Event(
            20,
            "finished",
            JsonObject.builder()
                .put("weights sha256", "ab")
                .put("words of samples", 8)
                .put("known words", 7)
                .put("longest copy", "the <cat> sat")
                .build());
    var html = Report.html(contents(20, List.of(sample(20, "x"), finished)));
    assertThat(html)
        .contains("Of the 8 words of the last texts 87.5 % stand", "has 13 characters")
        .contains("<q>the &lt;cat&gt; sat</q>");
    assertThat(Report.html(contents(20, List.of(sample(20, "x"))))).doesNotContain("word for word");
  }

  @Test
  void untrustedTextCannotLeaveItsPlace() {
    var html = Report.html(contents(20, List.of(sample(10, EVIL))));
    assertThat(html).doesNotContain("<img").doesNotContain("\0").doesNotContain("\u001b");
    assertThat(html.split("</script>", -1)).as("three scripts and no more").hasSize(4);
    assertThat(html).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{config}}$1\\");
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    var html = Report.html(contents(20, List.of(sample(10, "x"))));
    var markup = Pattern.compile("(?s)<script>.*?</script>").matcher(html).replaceAll("");
    assertThat(markup).doesNotContain("http://").doesNotContain("https://");
    assertThat(markup).doesNotContainPattern("<[^>]*\\s(src|href)\\s*=");
    assertThat(html).contains("default-src 'none'").doesNotContain("sourceMappingURL");
    assertThat(html).contains("Released under the MIT License");
    assertThat(html).contains(Script.charts().hash()).contains(Script.page().hash());
  }

  @Test
  void figuresAreTakenFromTheLog() {
    var html = Report.html(contents(20, List.of()));
    assertThat(html).contains("<strong>0.1000</strong>"); // 2 / 20
    assertThat(html).contains("<strong>" + "0.144" + "</strong>"); // in bits
    assertThat(html).contains("<strong>1.11</strong>"); // exp(0.1)
    assertThat(html).contains("No text has been written yet");
    assertThat(Report.html(contents(0, List.of()))).contains("no step taken yet");
  }

  @Test
  void longRunsAreThinned() {
    var data = Curves.of(contents(10_000, List.of()).metrics());
    assertThat(data.array("step").values().size()).isBetween(1000, 1200);
    assertThat(data.array("loss").values()).hasSameSizeAs(data.array("step").values());
    assertThat(data.object("validation").array("step").values()).hasSize(1000);
    assertThat(Json.compact(data)).startsWith("{\"step\":[9.0,18.0,");
    var many = new ArrayList<Event>();
    for (var step = 1; step <= 500; step++) {
      many.add(sample(step, "text " + step));
    }
    assertThat(Samples.html(many).split("class=\"panel", -1)).hasSize(61);
    assertThat(Samples.html(many)).contains("text 1<", "text 500<");
  }

  @Test
  void templatesRefuseToLeaveAPlaceEmpty() {
    assertThatThrownBy(() -> new Template("a {{b}}").fill(Map.of())).hasMessageContaining("{{b}}");
    assertThatThrownBy(() -> new Script("x</script>")).isInstanceOf(IllegalArgumentException.class);
  }
}
