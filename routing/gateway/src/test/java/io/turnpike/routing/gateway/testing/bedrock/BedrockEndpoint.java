package io.turnpike.routing.gateway.testing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Amazon Bedrock and AWS's token service in {@code us-east-1}, on loopback. It answers what is
 * signed with its one key, or carries its one API key, with what it was told to, a stream byte by
 * byte; everything else it refuses as AWS does. Keeps what it was asked.
 */
public final class BedrockEndpoint implements AutoCloseable {

  public static final String KEY_ID = "AKIDEXAMPLE";
  public static final String SECRET = "bedrock-canary-secret-0123456789";
  public static final String API_KEY = "bedrock-canary-api-key";

  /** Path of the token service, whose keys of any role are taken, too. */
  public static final String TOKENS = "/sts";

  public static final String ROLES_TOKEN = "bedrock-canary-session-token";

  private static final String ROLES_ID = "ASIAROLE";
  private static final String ROLES_SECRET = "bedrock-canary-role-secret";
  private static final String ROLES_KEYS =
      """
      {"AssumeRoleResponse": {"AssumeRoleResult": {"Credentials": {"AccessKeyId": "%s",
        "SecretAccessKey": "%s", "SessionToken": "%s", "Expiration": "2099-01-01T00:00:00Z"}}}}"""
          .formatted(ROLES_ID, ROLES_SECRET, ROLES_TOKEN);

  private static final SignatureCheck CHECK =
      new SignatureCheck(Map.of(KEY_ID, SECRET, ROLES_ID, ROLES_SECRET), "us-east-1");

  private final Queue<Recorded> answers = new ConcurrentLinkedQueue<>();
  private final List<Arrived> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server;
  private volatile Duration ahead = Duration.ZERO;

  private record Recorded(int status, String type, byte[] body, Map<String, String> headers) {

    Recorded(int status, String type, byte[] body) {
      this(status, type, body, Map.of());
    }
  }

  public BedrockEndpoint() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(this::answer)
            .bindNow(Duration.ofSeconds(30));
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public void next(int status, String json) {
    answers.add(new Recorded(status, "application/json", json.getBytes(UTF_8)));
  }

  /** With headers of its own beside those that all answers have. */
  public void next(Map<String, String> headers, String json) {
    answers.add(new Recorded(200, "application/json", json.getBytes(UTF_8), headers));
  }

  public void nextStream(byte[]... messages) {
    answers.add(
        new Recorded(
            200, "application/vnd.amazon.eventstream", EventStreamFixture.stream(messages)));
  }

  /** AWS's clock goes so much before the gateway's, until {@link #forget}. */
  public void ahead(Duration by) {
    ahead = by;
  }

  /** Everything, in the order it came. */
  public List<Arrived> asked() {
    return List.copyOf(asked);
  }

  public Arrived lastAsked() {
    return asked.getLast();
  }

  public void forget() {
    answers.clear();
    asked.clear();
    ahead = Duration.ZERO;
  }

  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(30));
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(
            body -> {
              Arrived arrived =
                  new Arrived(
                      request.method().name(),
                      request.uri(),
                      request.requestHeaders().copy(),
                      body);
              asked.add(arrived);
              return Mono.from(send(response, reply(arrived)));
            });
  }

  private Recorded reply(Arrived request) {
    boolean ofTokens = request.path().equals(TOKENS);
    if (!ofTokens && request.header("authorization").equals("Bearer " + API_KEY)) {
      return answers.remove();
    }
    String complaint = CHECK.complaint(request, Instant.now().plus(ahead));
    if (complaint != null) {
      return new Recorded(403, "application/json", refusal(ofTokens, complaint).getBytes(UTF_8));
    }
    return ofTokens
        ? new Recorded(200, "application/json", ROLES_KEYS.getBytes(UTF_8))
        : answers.remove();
  }

  /** Each service writes it in its own way. */
  private static String refusal(boolean ofTokens, String complaint) {
    return ofTokens
        ? "{\"Error\":{\"Type\":\"Sender\",\"Code\":\"SignatureDoesNotMatch\",\"Message\":\""
            + complaint
            + "\"},\"RequestId\":\"req-1\"}"
        : "{\"message\":\"" + complaint + "\"}";
  }

  private static Publisher<Void> send(HttpServerResponse response, Recorded recorded) {
    response
        .status(recorded.status)
        .header("content-type", recorded.type)
        .header("x-amzn-requestid", "req-1");
    recorded.headers.forEach(response::header);
    return recorded.type.equals("application/json")
        ? response.sendByteArray(Mono.just(recorded.body))
        : response.send(bytes(recorded.body), _ -> true);
  }

  private static Flux<ByteBuf> bytes(byte[] body) {
    return Flux.fromStream(
        IntStream.range(0, body.length).mapToObj(at -> Unpooled.copiedBuffer(body, at, 1)));
  }
}
