package io.turnpike.app.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** What someone new does: waits until all is up, signs up, makes a call, looks at the pages. */
record FirstCall(String url) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int TRIES = 3000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PAGES = List.of("/", "/signup", "/login", "/metrics");

  void make(BooleanSupplier running) throws IOException, InterruptedException {
    awaitReady(running);
    String key = signUp();
    for (boolean stream : new boolean[] {true, false}) {
      call(key, stream);
    }
    for (String page : PAGES) {
      send(request(page).GET());
    }
  }

  private void awaitReady(BooleanSupplier running) throws InterruptedException {
    for (int left = TRIES; left > 0 && running.getAsBoolean(); left--) {
      if (isReady()) {
        return;
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("it did not get ready");
  }

  private boolean isReady() throws InterruptedException {
    try {
      return HTTP.send(request("/readyz").GET().build(), BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String signUp() throws IOException, InterruptedException {
    String answer =
        send(
            request("/api/v1/signup")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"email":"first@example.com","password":"first-call-of-a-training",
                          "organization":"Training"}""")));
    return JsonMapper.shared().readTree(answer).path("api_key").asString();
  }

  private void call(String key, boolean stream) throws IOException, InterruptedException {
    send(
        request("/v1/chat/completions")
            .header("authorization", "Bearer " + key)
            .header("x-turnpike-config", "first-call")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"model":"demo/echo","stream":%s,
                      "messages":[{"role":"user","content":"Hello"}]}"""
                        .formatted(stream))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("content-type", "application/json")
        .timeout(PATIENCE);
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IllegalStateException(response.uri() + " answers " + response.statusCode());
    }
    return response.body();
  }
}
