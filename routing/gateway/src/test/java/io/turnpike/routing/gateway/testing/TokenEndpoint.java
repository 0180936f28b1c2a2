package io.turnpike.routing.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token endpoint on loopback. It hands out {@code token-1}, {@code token-2} …, good for an hour,
 * and answers otherwise to order; an assertion that is not of its own time it refuses as Google
 * does. It keeps every form it was sent.
 */
public final class TokenEndpoint implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LENIENCE = Duration.ofMinutes(5);
  private static final Reply NOT_OF_NOW =
      Reply.of(
          400,
          "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT: Token must be a"
              + " short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and"
              + " exp values in the JWT claim.\"}");

  /**
   * @param body with {@code %s} where the form is to be echoed
   */
  public record Reply(int status, String type, String body, Duration after) {

    public static Reply of(int status, String body) {
      return new Reply(status, "application/json", body, Duration.ZERO);
    }

    /** A token that is good for so many seconds. */
    public static Reply token(String value, int seconds) {
      return of(200, "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(value, seconds));
    }

    public Reply after(Duration wait) {
      return new Reply(status, type, body, wait);
    }
  }

  private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
  private final DisposableServer server =
      HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow(PATIENCE);

  private volatile Duration ahead = Duration.ZERO;

  /** Its clock goes so much before the gateway's, until {@link #reset}. */
  public void ahead(Duration by) {
    ahead = by;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port() + "/tenant/token");
  }

  public TokenEndpoint next(Reply... replies) {
    next.addAll(List.of(replies));
    return this;
  }

  /** By field, in the order they came. */
  public List<Map<String, String>> forms() {
    return List.copyOf(forms);
  }

  public void reset() {
    next.clear();
    forms.clear();
    ahead = Duration.ZERO;
  }

  @Override
  public void close() {
    server.disposeNow(PATIENCE);
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString()
        .defaultIfEmpty("")
        .flatMap(form -> answer(form, response));
  }

  private Mono<Void> answer(String form, HttpServerResponse response) {
    Map<String, String> fields = fields(form);
    forms.add(fields);
    Reply queued = isOfNow(fields.get("assertion")) ? next.poll() : NOT_OF_NOW;
    Reply reply = queued == null ? Reply.token("token-" + forms.size(), 3_600) : queued;
    String echoed = URLDecoder.decode(form, UTF_8).replace("\"", "'");
    Mono<Void> sent =
        response
            .status(reply.status())
            .header("content-type", reply.type())
            .sendString(Mono.just(reply.body().replace("%s", echoed)))
            .then();
    return reply.after().isZero() ? sent : Mono.delay(reply.after()).then(sent);
  }

  private boolean isOfNow(@Nullable String assertion) {
    if (assertion == null) {
      return true;
    }
    byte[] claims = Base64.getUrlDecoder().decode(assertion.split("\\.")[1]);
    Instant issued =
        Instant.ofEpochSecond(JsonMapper.shared().readTree(claims).path("iat").asLong());
    return Duration.between(issued, Instant.now().plus(ahead)).abs().compareTo(LENIENCE) <= 0;
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : form.split("&")) {
      String[] sides = field.split("=", 2);
      fields.put(sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], UTF_8));
    }
    return fields;
  }
}
