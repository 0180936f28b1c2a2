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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Vendors that are almost like OpenAI, by the first segment of the path: {@code strict} refuses
 * fields it does not know, {@code router} tells whom it passed a call on to, {@code page} is a web
 * page. All want the key {@value #KEY}.
 */
final class QuirkyVendor implements AutoCloseable {

  static final String KEY = "quirky-0123456789abcdef";

  private static final String USAGE =
      "{\"prompt_tokens\":1200,\"completion_tokens\":30,\"total_tokens\":1230,"
          + "\"num_cached_tokens\":1024}";
  private static final String COSTED =
      "{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9,\"cost\":0.00014}";
  private static final List<String> UNKNOWN =
      List.of("\"seed\"", "max_completion_tokens", "stream_options", "logit_bias");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  QuirkyVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String baseUrl(String kind) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + kind + "/v1";
  }

  /** Paths and bodies of the requests to one kind. */
  List<String> asked(String kind) {
    return asked.stream().filter(request -> request.startsWith("/" + kind + "/")).toList();
  }

  void forget() {
    asked.clear();
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
      if (path.startsWith("/page/")) {
        answer(exchange, 200, "text/html", "<!DOCTYPE html><html><body>Welcome</body></html>");
      } else if (!("Bearer " + KEY)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "application/json", "{\"detail\":\"Unauthorized\"}");
      } else if (path.endsWith("/models")) {
        answer(exchange, 200, "application/json", "[{\"id\":\"small\"},{\"id\":\"large\"}]");
      } else if (path.startsWith("/strict/") && UNKNOWN.stream().anyMatch(body::contains)) {
        answer(exchange, 422, "application/json", refusal(body));
      } else {
        chat(exchange, path.startsWith("/router/"), body.contains("\"stream\":true"));
      }
    }
  }

  private static String refusal(String body) {
    String field = UNKNOWN.stream().filter(body::contains).findFirst().orElseThrow();
    return "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":"
        + "[\"body\",\""
        + field.replace("\"", "")
        + "\"],\"msg\":\"Extra inputs are not permitted\"}]}}";
  }

  private static void chat(HttpExchange exchange, boolean router, boolean stream)
      throws IOException {
    String usage = router ? COSTED : USAGE;
    String more = router ? "\"provider\":\"DeepInfra\"," : "";
    if (stream) {
      String events =
          Stream.of(
                  chunk(more, "{\"role\":\"assistant\",\"content\":\"Yes.\"}", "null", ""),
                  chunk(more, "{}", "\"stop\"", ",\"usage\":" + usage),
                  "[DONE]")
              .map(data -> "data: " + data + "\n\n")
              .reduce("", String::concat);
      answer(exchange, 200, "text/event-stream", events);
      return;
    }
    answer(
        exchange,
        200,
        "application/json",
        """
        {"id":"gen-1","object":"chat.completion","created":1,%s"model":"small","choices":[{"index":0,\
        "message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"usage":%s}"""
            .formatted(more, usage));
  }

  private static String chunk(String more, String delta, String finish, String usage) {
    return """
    {"id":"gen-1","object":"chat.completion.chunk","created":1,%s"model":"small",\
    "choices":[{"index":0,"delta":%s,"finish_reason":%s}]%s}"""
        .formatted(more, delta, finish, usage);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(status, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
