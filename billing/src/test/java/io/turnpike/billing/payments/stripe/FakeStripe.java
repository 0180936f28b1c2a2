package io.turnpike.billing.payments.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stripe on loopback, as strict as the real one in what it is here for: the key, the form, and
 * idempotency keys. The same key with the same form has the same answer; with another form it is an
 * error.
 */
public final class FakeStripe implements AutoCloseable {

  public static final String KEY = "sk_test_turnpike";

  /** What it does in place of an answer, once each. */
  public enum Fault {
    FAILS,
    HANGS,
    TALKS_NONSENSE,
    BREAKS_AFTER_DOING
  }

  public record Call(String path, String idempotencyKey, Map<String, String> form) {}

  private record Done(Map<String, String> form, String answer) {}

  private final HttpServer server;
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final Map<String, Done> done = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();

  public FakeStripe() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public synchronized void next(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** All that came with the right key, oldest first. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many sessions there are. */
  public int made() {
    return made.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    String key = header(exchange, "idempotency-key");
    if (!header(exchange, "authorization").equals("Bearer " + KEY)) {
      answer(exchange, 401, error("Invalid API Key provided"));
      return;
    }
    calls.add(new Call(exchange.getRequestURI().getPath(), key, form));
    Fault fault = fault();
    switch (fault) {
      case FAILS -> answer(exchange, 500, error("Sorry"));
      case HANGS -> hang(exchange);
      case TALKS_NONSENSE -> answer(exchange, 200, "<html>Hello</html>");
      case BREAKS_AFTER_DOING -> {
        process(exchange, key, form);
        exchange.close();
      }
      case null -> {
        Answer made = process(exchange, key, form);
        answer(exchange, made.status, made.body);
      }
    }
  }

  private record Answer(int status, String body) {}

  private synchronized Answer process(HttpExchange exchange, String key, Map<String, String> form) {
    String wrong = wrong(exchange, key, form);
    if (wrong != null) {
      return new Answer(400, error(wrong));
    }
    Done before = done.get(key);
    if (before == null) {
      int number = made.incrementAndGet();
      before =
          new Done(
              form,
              "{\"id\": \"cs_test_%d\", \"url\": \"%s/pay/%d\"}".formatted(number, url(), number));
      done.put(key, before);
    }
    return before.form.equals(form)
        ? new Answer(200, before.answer)
        : new Answer(400, error("Keys for idempotent requests can only be used with the same"));
  }

  private static String wrong(HttpExchange exchange, String key, Map<String, String> form) {
    List<String> needed =
        exchange.getRequestURI().getPath().equals("/v1/checkout/sessions")
            ? List.of("mode", "success_url", "line_items[0][price_data][unit_amount]")
            : List.of("customer", "return_url");
    return needed.stream()
        .filter(field -> !form.containsKey(field))
        .findFirst()
        .map(field -> "Missing required param: " + field)
        .orElse(key.isEmpty() ? "No idempotency key" : null);
  }

  private synchronized Fault fault() {
    return faults.poll();
  }

  private static void hang(HttpExchange exchange) {
    try {
      TimeUnit.SECONDS.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String error(String message) {
    return "{\"error\": {\"type\": \"api_error\", \"message\": \"%s\"}}".formatted(message);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : body.split("&")) {
      String[] parts = field.split("=", 2);
      form.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
