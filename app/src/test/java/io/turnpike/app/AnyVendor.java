package io.turnpike.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every vendor at once: the first segment of the path is the type of the connection, its end says
 * in whose words to answer. Whatever is asked reads {@value #READ} tokens, and what writes writes
 * {@value #WRITTEN}. Takes {@value #KEY} in any header, as an AWS key's id, or exchanged for a
 * token.
 */
final class AnyVendor implements AutoCloseable {

  static final String KEY = "any-vendor-0123456789abcdef";
  static final int READ = 1_000;
  static final int WRITTEN = 500;

  /** Who owns the service account that is known. */
  static final String ACCOUNT = "known@any-vendor.example";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TOKEN = "any-vendor-token";
  private static final Pattern MODEL = Pattern.compile("/models?/([^:/]+)[:/]");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> down = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  AnyVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** With a version, as vendors have it. */
  String baseUrl(String type) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + type + "/v1";
  }

  String tokenUrl(String type) {
    return baseUrl(type).replace("/v1", "/token");
  }

  /** Types that were asked for anything, in the order of the requests. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** These answer 503 from now on, and no others do. */
  void down(Collection<String> types) {
    asked.clear();
    down.clear();
    down.addAll(types);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String path = exchange.getRequestURI().getRawPath();
      String type = path.substring(1, path.indexOf('/', 1));
      asked.add(type);
      if (down.contains(type)) {
        send(exchange, 503, "{\"error\":{\"message\":\"Overloaded\"}}");
      } else if (path.endsWith("/token")) {
        boolean known = isKnown(body);
        send(exchange, known ? 200 : 401, known ? token() : "{\"error\":\"invalid_client\"}");
      } else if (!isLetIn(exchange.getRequestHeaders())) {
        send(exchange, 401, "{\"error\":{\"message\":\"Invalid key\",\"code\":\"invalid_key\"}}");
      } else {
        String answer = answer(path, model(path, body));
        send(exchange, answer.isEmpty() ? 404 : 200, answer.isEmpty() ? "{}" : answer);
      }
    }
  }

  private static boolean isLetIn(Headers headers) {
    return headers.values().stream()
        .flatMap(List::stream)
        .anyMatch(
            value ->
                value.equals(KEY)
                    || value.equals("Bearer " + KEY)
                    || value.equals("Bearer " + TOKEN)
                    || value.contains("Credential=" + KEY + "/"));
  }

  /** By its secret, or by who signed. */
  private static boolean isKnown(String form) {
    String assertion = form.replaceFirst("^.*assertion=", "").replaceFirst("&.*$", "");
    String[] parts = URLDecoder.decode(assertion, UTF_8).split("\\.");
    return form.contains(KEY)
        || parts.length == 3
            && new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).contains(ACCOUNT);
  }

  private static String token() {
    return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
  }

  private static String model(String path, String body) {
    Matcher inPath = MODEL.matcher(path);
    JsonNode named = body.startsWith("{") ? JSON.readTree(body).path("model") : JSON.nullNode();
    return named.isString()
        ? named.stringValue()
        : inPath.find() ? URLDecoder.decode(inPath.group(1), UTF_8) : "";
  }

  /** Empty where there is nothing. */
  private static String answer(String path, String model) {
    String operation = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^.*:", "");
    return switch (operation) {
      case "models" -> path.startsWith("/bedrock/") ? "" : models(path.startsWith("/gemini/"));
      case "chat" -> path.endsWith("/v2/chat") ? cohereChat() : chat(model);
      case "completions" -> chat(model);
      case "messages", "rawPredict" -> message(model);
      case "generateContent" -> contents(model);
      case "converse" -> converse();
      case "embeddings" -> vectors(model);
      case "rerank" -> ranking(model);
      case "embed" -> cohereVectors();
      default -> "";
    };
  }

  /** In everybody's words. */
  private static String models(boolean asPaths) {
    return """
    {"object":"list","data":[{"id":"first"},{"id":"second"}],
     "models":[{"name":"%1$sfirst"},{"name":"%1$ssecond"}],
     "publisherModels":[{"name":"publishers/google/models/first"},
      {"name":"publishers/google/models/second"}]}"""
        .formatted(asPaths ? "models/" : "");
  }

  private static String chat(String model) {
    return """
    {"id":"c","object":"chat.completion","created":1,"model":"%s","choices":[{"index":0,
      "message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],
     "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}"""
        .formatted(model, READ, WRITTEN, READ + WRITTEN);
  }

  private static String message(String model) {
    return """
    {"id":"m","type":"message","role":"assistant","model":"%s","stop_reason":"end_turn",
     "stop_sequence":null,"content":[{"type":"text","text":"Yes."}],
     "usage":{"input_tokens":%d,"output_tokens":%d}}"""
        .formatted(model, READ, WRITTEN);
  }

  private static String contents(String model) {
    return """
    {"candidates":[{"content":{"role":"model","parts":[{"text":"Yes."}]},"finishReason":"STOP",
      "index":0}],"modelVersion":"%s","responseId":"r","usageMetadata":{"promptTokenCount":%d,
      "candidatesTokenCount":%d,"totalTokenCount":%d}}"""
        .formatted(model, READ, WRITTEN, READ + WRITTEN);
  }

  private static String converse() {
    return """
    {"output":{"message":{"role":"assistant","content":[{"text":"Yes."}]}},"stopReason":"end_turn",
     "metrics":{"latencyMs":1},"usage":{"inputTokens":%d,"outputTokens":%d,"totalTokens":%d}}"""
        .formatted(READ, WRITTEN, READ + WRITTEN);
  }

  private static String vectors(String model) {
    return """
    {"object":"list","model":"%s","data":[{"object":"embedding","index":0,"embedding":[0.1]}],
     "usage":{"prompt_tokens":%2$d,"total_tokens":%2$d}}"""
        .formatted(model, READ);
  }

  private static String ranking(String model) {
    return """
    {"object":"list","model":"%s","results":[{"index":0,"relevance_score":0.9},
      {"index":1,"relevance_score":0.1}],"usage":{"total_tokens":%d}}"""
        .formatted(model, READ);
  }

  private static String cohereChat() {
    return """
    {"id":"c","finish_reason":"COMPLETE","message":{"role":"assistant","content":[{"type":"text",
      "text":"Yes."}]},"usage":{"billed_units":{"input_tokens":%1$d,"output_tokens":%2$d},
      "tokens":{"input_tokens":%1$d,"output_tokens":%2$d}}}"""
        .formatted(READ, WRITTEN);
  }

  private static String cohereVectors() {
    return """
    {"id":"e","response_type":"embeddings_by_type","texts":["Well?"],"embeddings":{"float":[[0.1]]},
     "meta":{"billed_units":{"input_tokens":%d}}}"""
        .formatted(READ);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
