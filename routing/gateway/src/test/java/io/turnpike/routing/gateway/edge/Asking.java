package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client with a good key that sends what it is told. */
final class Asking {

  static final String QUESTION = "\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final GatewayFixture gateway;

  Asking(GatewayFixture gateway) {
    this.gateway = gateway;
  }

  HttpResponse<String> whole(String model, String... headers) {
    return post("{\"model\":\"" + model + "\"," + QUESTION + "}", headers);
  }

  HttpResponse<String> streamed(String model, String... headers) {
    return post("{\"model\":\"" + model + "\",\"stream\":true," + QUESTION + "}", headers);
  }

  HttpResponse<String> post(String body, String... headers) {
    return send(
        request("/v1/chat/completions", headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).build());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url(path)).timeout(Duration.ofSeconds(40));
    if (String.join(" ", headers).toLowerCase(java.util.Locale.ROOT).contains("-key")
        || headers.length > 0 && headers[0].equalsIgnoreCase("authorization")) {
      return request.headers(headers);
    }
    request.header("Authorization", "Bearer " + GatewayFixture.KEY);
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest request) {
    return awaited(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** Cancelling it closes the connection. */
  CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
    return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<String> send(HttpRequest request) {
    return awaited(sendLater(request));
  }

  private static <T> T awaited(CompletableFuture<T> answer) {
    try {
      return answer.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
