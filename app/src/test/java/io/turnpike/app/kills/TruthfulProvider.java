package io.turnpike.app.kills;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.turnpike.app.kills.Truth.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chat and embeddings as OpenAI speaks them, on loopback, slow and now and then failing before it
 * says anything. Writes down what each request used, and never more than {@code max_tokens}.
 */
final class TruthfulProvider implements AutoCloseable {

  private static final int FAILING_PERCENT = 8;
  private static final int LONGEST = 120;
  private static final int PIECE = 4;

  private final Truth truth;
  private final Moments moments;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  TruthfulProvider(Truth truth, Moments moments) throws IOException {
    this.truth = truth;
    this.moments = moments;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Of one of its connections, whose name is in the path. */
  String baseUrl(String connection) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + connection + "/v1";
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
      String connection = path.substring(1, path.indexOf('/', 1));
      String marker = Marker.in(body);
      if (marker.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      truth.arrived(marker, connection);
      moments.reached(Moment.REQUEST_ARRIVED, marker);
      pause(200);
      JsonNode request = JsonMapper.shared().readTree(body);
      Reply reply = new Reply(exchange, marker, connection, request, body.length() / 16 + 1);
      if (ThreadLocalRandom.current().nextInt(100) < FAILING_PERCENT) {
        reply.fail();
      } else if (path.endsWith("embeddings")) {
        reply.whole(embedding(), 0);
      } else if (request.path("stream").asBoolean()) {
        reply.stream(tokens(request));
      } else {
        pause(400);
        reply.whole(completion(), tokens(request));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int tokens(JsonNode request) {
    int most = request.path("max_tokens").asInt(request.path("max_completion_tokens").asInt(999));
    return Math.min(most, ThreadLocalRandom.current().nextInt(1, LONGEST));
  }

  private static void pause(int most) throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextInt(most));
  }

  private static String completion() {
    return """
    {"id":"c","object":"chat.completion","created":1,"model":"truth","choices":[{"index":0,\
    "message":{"role":"assistant","content":"said"},"finish_reason":"stop"}],"usage":%s}""";
  }

  private static String embedding() {
    return """
    {"object":"list","model":"truth","data":[{"object":"embedding","index":0,\
    "embedding":[0.5,0.25]}],"usage":%s}""";
  }

  private static String usage(long input, long output) {
    return "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
        .formatted(input, output, input + output);
  }

  /** One answer, written down as it is sent. */
  private final class Reply {

    private final HttpExchange exchange;
    private final String marker;
    private final String connection;
    private final JsonNode request;
    private final long input;
    private long written;

    Reply(HttpExchange exchange, String marker, String connection, JsonNode request, long input) {
      this.exchange = exchange;
      this.marker = marker;
      this.connection = connection;
      this.request = request;
      this.input = input;
    }

    void fail() throws IOException {
      truth.answered(marker, new Answer(connection, 0, 0, "failed"));
      byte[] error = "{\"error\":{\"message\":\"busy\",\"type\":\"server_error\"}}".getBytes();
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(503, error.length);
      exchange.getResponseBody().write(error);
    }

    void whole(String body, long output) throws IOException {
      byte[] bytes = body.formatted(usage(input, output)).getBytes(StandardCharsets.UTF_8);
      written = output;
      exchange.getResponseHeaders().set("content-type", "application/json");
      ending(
          () -> {
            exchange.sendResponseHeaders(200, bytes.length);
            OutputStream out = exchange.getResponseBody();
            out.write(bytes, 0, bytes.length - 1);
            out.flush();
            moments.reached(Moment.BEFORE_LAST_BYTE, marker);
            out.write(bytes, bytes.length - 1, 1);
            out.close();
          });
    }

    void stream(int tokens) throws IOException {
      exchange.getResponseHeaders().set("content-type", "text/event-stream");
      ending(
          () -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int left = tokens; left > 0; left -= PIECE) {
              piece(out, Math.min(left, PIECE));
            }
            send(
                out,
                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"truth\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            send(
                out,
                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"truth\",\"choices\":[],\"usage\":"
                    + usage(input, tokens)
                    + "}");
            moments.reached(Moment.BEFORE_LAST_BYTE, marker);
            send(out, "[DONE]");
            out.close();
          });
    }

    private void piece(OutputStream out, int tokens) throws IOException, InterruptedException {
      send(
          out,
          "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"truth\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}"
              .formatted(" word".repeat(tokens)));
      if (written == 0) {
        moments.reached(Moment.FIRST_PIECE_SENT, marker);
      }
      written += tokens;
      pause(60);
    }

    private void send(OutputStream out, String data) throws IOException {
      out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /** What could not be sent to the end was cut by the caller. */
    private void ending(Sending sending) throws IOException {
      try {
        sending.send();
      } catch (IOException | InterruptedException hungUp) {
        truth.answered(marker, new Answer(connection, input, written, "cut"));
        throw new IOException(hungUp);
      }
      truth.answered(marker, new Answer(connection, input, written, "whole"));
      moments.reached(Moment.LAST_BYTE_SENT, marker);
    }
  }

  private interface Sending {
    void send() throws IOException, InterruptedException;
  }
}
