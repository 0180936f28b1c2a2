package io.turnpike.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of chat completions and of messages that says the last message of a request again, or
 * what it was told to, four characters an event where it streams. The first segment of the path is
 * the connection's name.
 */
final class EchoingProvider implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PIECE = 4;

  private final ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile UnaryOperator<String> words = UnaryOperator.identity();

  EchoingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String baseUrl(String connection) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + connection + "/v1";
  }

  /** The next request is refused so. */
  void fail(int status) {
    failures.add(status);
  }

  /**
   * @param words what is said, by the last message
   */
  void says(UnaryOperator<String> words) {
    this.words = words;
  }

  /** Paths and bodies of all requests so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      asked.add(path + " " + body);
      Integer failure = failures.poll();
      if (failure != null) {
        answer(exchange, failure, "application/json", "{\"error\":{\"message\":\"no\"}}");
        return;
      }
      JsonNode request = JSON.readTree(body);
      boolean messages = path.endsWith("/messages");
      String said = words.apply(last(request));
      if (request.path("stream").asBoolean(false)) {
        answer(exchange, 200, "text/event-stream", messages ? messageEvents(said) : chunks(said));
      } else {
        answer(exchange, 200, "application/json", messages ? message(said) : completion(said));
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(status, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String last(JsonNode request) {
    JsonNode content = request.path("messages").path(request.path("messages").size() - 1);
    JsonNode text = content.path("content");
    return text.isArray() ? text.path(0).path("text").asString() : text.asString();
  }

  private static String completion(String said) {
    return """
    {"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,\
    "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],\
    "usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}"""
        .formatted(quoted(said));
  }

  private static String message(String said) {
    return """
    {"id":"m","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[\
    {"type":"text","text":%s}],"stop_reason":"end_turn","stop_sequence":null,\
    "usage":{"input_tokens":7,"output_tokens":5}}"""
        .formatted(quoted(said));
  }

  private static String chunks(String said) {
    StringBuilder all = new StringBuilder();
    pieces(said)
        .forEach(
            piece ->
                all.append(chunk("{\"content\":" + quoted(piece) + "}", "null", ""))
                    .append("\n\n"));
    String usage = ",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12}";
    all.append(chunk("{}", "\"stop\"", "")).append("\n\n");
    return all
        + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
        + "\"model\":\"gpt-4o-mini\",\"choices\":[]"
        + usage
        + "}\n\ndata: [DONE]\n\n";
  }

  private static String chunk(String delta, String finish, String usage) {
    return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
        + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}]"
        + usage
        + "}";
  }

  private static String messageEvents(String said) {
    StringBuilder all = new StringBuilder();
    all.append(
        event(
            "message_start",
            "\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\","
                + "\"model\":\"claude-haiku-4-5\",\"content\":[],\"stop_reason\":null,"
                + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}"));
    all.append(
        event(
            "content_block_start",
            "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
    pieces(said)
        .forEach(
            piece ->
                all.append(
                    event(
                        "content_block_delta",
                        "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                            + quoted(piece)
                            + "}")));
    all.append(event("content_block_stop", "\"index\":0"));
    all.append(
        event(
            "message_delta",
            "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                + "\"usage\":{\"output_tokens\":5}"));
    return all + event("message_stop", "");
  }

  private static String event(String type, String rest) {
    return "event: %1$s\ndata: {\"type\":\"%1$s\"%2$s}\n\n"
        .formatted(type, rest.isEmpty() ? "" : "," + rest);
  }

  private static Stream<String> pieces(String text) {
    return Stream.iterate(0, at -> at < text.length(), at -> at + PIECE)
        .map(at -> text.substring(at, Math.min(text.length(), at + PIECE)));
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }
}
