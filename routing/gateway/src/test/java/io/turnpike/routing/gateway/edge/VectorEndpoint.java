package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider of embeddings, by words; keeps the texts it was asked about. */
final class VectorEndpoint implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server;

  VectorEndpoint() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(
                routes ->
                    routes.post(
                        "/v1/embeddings",
                        (request, response) ->
                            response
                                .header("content-type", "application/json")
                                .sendString(
                                    request
                                        .receive()
                                        .aggregate()
                                        .asString(UTF_8)
                                        .map(this::answer))))
            .bindNow(Duration.ofSeconds(30));
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  private String answer(String body) {
    JsonNode request = JSON.readTree(body);
    String text = request.path("input").stringValue();
    asked.add(text);
    return "{\"object\":\"list\",\"model\":\"e\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
        + "\"embedding\":"
        + Arrays.toString(WordVectors.of(text))
        + "}],\"usage\":{\"prompt_tokens\":4,\"total_tokens\":4}}";
  }

  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(30));
  }
}
