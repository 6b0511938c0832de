package io.sluice.experiments.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A script to stand inside the page, and the hash by which the page's policy knows it. */
record Script(String text) {
  private static final String CHART = "/META-INF/resources/webjars/chart.js/4.5.1/dist/";

  Script {
    if (text.contains("</script") || text.contains("<!--")) {
      throw new IllegalArgumentException("a script must not hold </script or <!--");
    }
  }

  /** Chart.js with its licence notice, without the reference to a file that is not there. */
  static Script charts() {
    var library = Template.read(Script.class, CHART + "chart.umd.min.js");
    return new Script(library.replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip());
  }

  static Script page() {
    return new Script(Template.resource("report.js").strip());
  }

  /** As written in a content security policy. */
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
