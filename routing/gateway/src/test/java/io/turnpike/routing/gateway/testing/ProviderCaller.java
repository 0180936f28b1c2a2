package io.turnpike.routing.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client of a provider, in the words of either API. */
final class ProviderCaller implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HostileProvider provider;

  ProviderCaller(HostileProvider provider) {
    this.provider = provider;
  }

  HttpResponse<String> ask(String model, boolean stream) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer sk-test")
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build());
  }

  HttpResponse<String> tell(String model, boolean stream) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/messages"))
            .header("x-api-key", "sk-test")
            .header("anthropic-version", "2023-06-01")
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build());
  }

  byte[] bytes(String model, boolean stream) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(provider.baseUrl() + path).normalize()).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  static byte[] raw() {
    String body = body("m", true);
    return ("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(UTF_8);
  }

  private static String body(String model, boolean stream) {
    return """
    {"model":"%s","stream":%b,"stream_options":{"include_usage":true},\
    "messages":[{"role":"user","content":"Say hello"}]}"""
        .formatted(model, stream);
  }

  @Override
  public void close() {
    client.close();
  }
}
