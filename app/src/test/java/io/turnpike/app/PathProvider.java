package io.turnpike.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider that answers OpenAI's paths, each in its own words, and always counts {@link #INPUT}
 * and {@link #OUTPUT} tokens. The first segment of the path is the connection's name.
 */
final class PathProvider implements AutoCloseable {

  static final long INPUT = 7;
  static final long OUTPUT = 5;

  private static final String CHAT =
      """
      {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
      "message":{"role":"assistant","content":"yes"},"finish_reason":"stop"}],"usage":
      {"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}""";
  private static final String COMPLETION =
      """
      {"id":"c","object":"text_completion","created":1,"model":"m","choices":[{"index":0,\
      "text":"yes","finish_reason":"stop"}],"usage":
      {"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}""";
  private static final String EMBEDDING =
      """
      {"object":"list","model":"m","data":[{"object":"embedding","index":0,"embedding":[1]}],
      "usage":{"prompt_tokens":7,"total_tokens":7}}""";
  private static final String IMAGE =
      """
      {"created":1,"data":[{"b64_json":"AA=="}],
      "usage":{"input_tokens":7,"output_tokens":5,"total_tokens":12}}""";

  private final ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger slow = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  PathProvider() {
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

  /** The next request is answered after a while only. */
  void dawdle() {
    slow.set(1);
  }

  /** How many requests came for a connection. */
  long asked(String connection) {
    return asked.stream().filter(path -> path.startsWith("/" + connection + "/")).count();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      Integer failure = failures.poll();
      if (failure == null && slow.compareAndSet(1, 0)) {
        Thread.sleep(3_000);
      }
      String body = failure == null ? answer(path) : "{\"error\":{\"message\":\"no\"}}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(failure == null ? 200 : failure, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(String path) {
    String name = path.substring(path.indexOf("/v1/") + 4);
    return switch (name) {
      case "completions" -> COMPLETION;
      case "embeddings" -> EMBEDDING;
      case "images/generations" -> IMAGE;
      default -> CHAT;
    };
  }
}
