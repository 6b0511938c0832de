package io.sluice.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Downloads over HTTPS. Redirects are followed by hand so that none leads away from HTTPS; a
 * connection that is silent for a minute is given up.
 */
final class HttpsDownload {
  private static final int MOST_REDIRECTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  static final Duration SILENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Predicate<URI> allowed;
  private final Duration silence;

  HttpsDownload() {
    this(uri -> "https".equalsIgnoreCase(uri.getScheme()), SILENCE);
  }

  /** With another rule for addresses and another patience. */
  HttpsDownload(Predicate<URI> allowed, Duration silence) {
    this.allowed = allowed;
    this.silence = silence;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Downloads to {@code target}; tells the expected number of bytes as soon as it is known. */
  void fetch(URI source, BoundedOutput target, Transfer transfer) throws IOException {
    HttpResponse<InputStream> response = open(source);
    boolean compressed = source.getPath() != null && source.getPath().endsWith(".gz");
    transfer.expect(
        compressed ? OptionalLong.empty() : response.headers().firstValueAsLong("Content-Length"));
    try (InputStream body = new WatchedStream(response.body(), silence)) {
      target.copy(compressed ? Entries.uncompressed(source.getPath(), body) : body);
    }
  }

  private HttpResponse<InputStream> open(URI source) throws IOException {
    URI address = source;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!allowed.test(address)) {
        throw new FetchException(
            "redirected to " + address + ", which is not https; it is not followed");
      }
      HttpResponse<InputStream> response = send(address);
      int status = response.statusCode();
      if (status == 200) {
        return response;
      }
      response.body().close();
      String location = response.headers().firstValue("Location").orElse("");
      if (status < 300 || status >= 400 || location.isEmpty()) {
        throw new FetchException(address + " answered with status " + status + ", expected 200");
      }
      try {
        address = address.resolve(location);
      } catch (IllegalArgumentException e) {
        throw new FetchException(address + " redirects to something that is no address", e);
      }
    }
    throw new FetchException(source + " redirects more than " + MOST_REDIRECTS + " times");
  }

  private HttpResponse<InputStream> send(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(silence)
            .header("User-Agent", "sluice")
            .GET()
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("interrupted while waiting for " + address, e);
    }
  }
}
