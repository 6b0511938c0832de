package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks to a server of this machine, which stands in for HTTPS: its scheme counts as allowed. */
class HttpsDownloadTest {
  private static final byte[] TEXT = "To be, or not to be".getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private HttpServer server = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void serve() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(TEXT);
    }
    answer("/text", 200, TEXT);
    answer("/text.gz", 200, packed.toByteArray());
    answer("/missing", 404, TEXT);
    redirect("/moved", "/text");
    redirect("/away", "ftp://elsewhere/text");
    redirect("/loop", "/loop");
    server.createContext(
        "/stalls",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(TEXT);
          exchange.getResponseBody().flush();
          try {
            stalled.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    stalled.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void downloadsFollowsRedirectsAndUncompresses() throws IOException {
    RecordedTransfer totals = new RecordedTransfer();
    assertThat(fetch("/text", 100, totals)).isEqualTo(TEXT);
    assertThat(fetch("/moved", 100, totals)).isEqualTo(TEXT);
    assertThat(fetch("/text.gz", 100, totals)).isEqualTo(TEXT);
    assertThat(totals.expected())
        .containsExactly(
            OptionalLong.of(TEXT.length), OptionalLong.of(TEXT.length), OptionalLong.empty());
  }

  @Test
  void redirectsAwayAndInCirclesAreRefused() {
    assertThatThrownBy(() -> fetch("/away", 100, new RecordedTransfer()))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("ftp://elsewhere/text, which is not https");
    assertThatThrownBy(() -> fetch("/loop", 100, new RecordedTransfer()))
        .hasMessageContaining("redirects more than 5 times");
  }

  @Test
  void plainHttpIsNeverAllowed() {
    assertThatThrownBy(
            () ->
                new HttpsDownload()
                    .fetch(
                        address("/text"),
                        new BoundedOutput(new ByteArrayOutputStream(), 100, count -> {}),
                        new RecordedTransfer()))
        .hasMessageContaining("not https");
  }

  @Test
  void otherAnswersTooManyBytesAndSilenceAreReported() {
    assertThatThrownBy(() -> fetch("/missing", 100, new RecordedTransfer()))
        .hasMessageContaining("status 404, expected 200");
    assertThatThrownBy(() -> fetch("/text", TEXT.length - 1, new RecordedTransfer()))
        .hasMessageContaining("more than the " + (TEXT.length - 1) + " bytes");
    assertThatThrownBy(() -> fetch("/stalls", 2000, new RecordedTransfer()))
        .hasMessageContaining("nothing arrived for");
  }

  private byte[] fetch(String path, long limit, RecordedTransfer totals) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new HttpsDownload(uri -> "http".equals(uri.getScheme()), Duration.ofSeconds(1))
        .fetch(address(path), new BoundedOutput(bytes, limit, count -> {}), totals);
    return bytes.toByteArray();
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private void answer(String path, int status, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
          }
        });
  }
}
