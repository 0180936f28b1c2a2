package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which answers leave compressed, for a client that accepts it. */
class CompressionIT {

  private static final String LONG_CALL =
      """
      {"model": "demo/echo", "messages": [{"role": "user", "content": "%s"}]}"""
          .formatted("word ".repeat(800));

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Tenant tenant = app.api().signUp();

  @Test
  void pagesAndDocumentsAre() throws Exception {
    HttpResponse<InputStream> page = send(get("/docs/configs"));
    assertThat(page.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(unpacked(page)).contains("<html", "</html>");

    HttpResponse<InputStream> models =
        send(get("/api/v1/models").header("authorization", "Bearer " + tenant.managementKey()));
    assertThat(models.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(unpacked(models)).startsWith("{\"data\"");
  }

  @Test
  void whatTheGatewayAnswersIsNot() throws Exception {
    HttpResponse<InputStream> answer =
        send(
            HttpRequest.newBuilder(URI.create(app.url() + "/v1/chat/completions"))
                .header("authorization", "Bearer " + tenant.apiKey())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(LONG_CALL)));

    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
        .hasSizeGreaterThan(2_000)
        .startsWith("{");
  }

  @Test
  void eventStreamsAreNot() throws Exception {
    HttpResponse<InputStream> stream =
        send(
            get("/api/v1/logs/stream").header("authorization", "Bearer " + tenant.managementKey()));
    try (InputStream _ = stream.body()) {
      assertThat(stream.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(stream.headers().firstValue("content-encoding")).isEmpty();
    }
  }

  private static HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path));
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.header("accept-encoding", "gzip").build(), BodyHandlers.ofInputStream());
  }

  private static String unpacked(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(answer.body())) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
