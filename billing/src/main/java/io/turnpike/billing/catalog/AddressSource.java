package io.turnpike.billing.catalog;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.turnpike.infra.http.OutboundHttp;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * A document at an address, asked for now and then and only for what is new: what it answered last
 * stays known with its ETag. Nothing of it holds before it is approved, so that an address that
 * fails, or says nonsense, changes nothing.
 */
final class AddressSource implements CatalogSource {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final OutboundHttp http;
  private final URI address;
  private final Duration interval;
  private final InstantSource clock;
  private volatile Known known = new Known(null, null, null, Instant.MIN);

  /**
   * @param document the last that arrived; null before any did
   * @param fault why the newest look brought none; null when it did
   */
  private record Known(
      @Nullable Document document, @Nullable String tag, @Nullable String fault, Instant due) {}

  private record Answer(int status, @Nullable String tag, byte[] body) {}

  /** IllegalArgumentException for an address that nobody should take prices from. */
  AddressSource(OutboundHttp http, String address, Duration interval, InstantSource clock) {
    this.http = http;
    this.address = secure(address);
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public Mono<Document> read(boolean anew) {
    return Mono.defer(
        () -> anew || !clock.instant().isBefore(known.due) ? fetched() : Mono.just(told()));
  }

  private Mono<Document> fetched() {
    Known before = known;
    return client(before.tag)
        .get()
        .uri(path())
        .response(AddressSource::answer)
        .next()
        .timeout(PATIENCE)
        .map(answer -> after(before, answer))
        .onErrorResume(error -> Mono.just(failed(before, AddressFaults.of(error))))
        .map(
            now -> {
              known = now;
              return told();
            });
  }

  private HttpClient client(@Nullable String tag) {
    return http.client(address, CONNECT)
        .headers(
            headers -> {
              headers.set(HttpHeaderNames.ACCEPT, "application/json");
              headers.set(HttpHeaderNames.USER_AGENT, "Turnpike-Catalog");
              if (tag != null) {
                headers.set(HttpHeaderNames.IF_NONE_MATCH, tag);
              }
            });
  }

  /** Only a whole document is read; whatever else an answer says is nobody's affair. */
  private static Mono<Answer> answer(HttpClientResponse response, ByteBufFlux body) {
    int status = response.status().code();
    String tag = response.responseHeaders().get(HttpHeaderNames.ETAG);
    return status == 200
        ? body.asByteArray()
            .collect(ByteArrayOutputStream::new, AddressSource::add)
            .map(bytes -> new Answer(status, tag, bytes.toByteArray()))
        : Mono.just(new Answer(status, tag, new byte[0]));
  }

  private static void add(ByteArrayOutputStream bytes, byte[] part) {
    if (part.length > LARGEST - bytes.size()) {
      throw new TooLarge();
    }
    bytes.writeBytes(part);
  }

  /** The rest of it is not read. */
  static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("It is larger than " + LARGEST + " bytes.");
    }
  }

  private Known after(Known before, Answer answer) {
    Instant due = clock.instant().plus(interval);
    return switch (answer.status) {
      case 200 -> new Known(Document.of(answer.body), answer.tag, null, due);
      case 304 -> new Known(before.document, before.tag, null, due);
      default -> failed(before, AddressFaults.ofStatus(answer.status));
    };
  }

  /** Asked again soon; what arrived before is kept, so that its tag still means something. */
  private Known failed(Known before, String why) {
    Duration soon = interval.dividedBy(10);
    return new Known(before.document, before.tag, why, clock.instant().plus(soon));
  }

  private Document told() {
    Known now = known;
    if (now.fault != null) {
      return Document.broken(now.fault);
    }
    return now.document == null ? Document.broken("It was not read yet.") : now.document;
  }

  /** Prices come over a line that nobody else writes on: TLS, or none that leaves the machine. */
  private static URI secure(String address) {
    URI uri = URI.create(address.strip());
    boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && HERE.contains(uri.getHost());
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || !plain && !"https".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException(
          "TURNPIKE_CATALOG (turnpike.catalog) must be a file or an https address without a user,"
              + " for example https://example.com/models.json.");
    }
    return uri;
  }

  private String path() {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }
}
