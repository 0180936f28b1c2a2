package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.TcpServer;
import reactor.test.StepVerifier;

/** HTTP/2 over loopback, with servers that speak it well, badly, and not at all. */
class GuardedHttp2IT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static KeyManagerFactory keys;
  private static X509Certificate certificate;

  private final AtomicInteger connections = new AtomicInteger();
  private final Sinks.Empty<Void> release = Sinks.empty();
  private DisposableServer server;

  @BeforeAll
  static void makeCertificate() throws Exception {
    KeyStore store = SelfSigned.in(folder);
    certificate = (X509Certificate) store.getCertificate("a");
    keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, SelfSigned.PASSWORD.toCharArray());
  }

  @AfterEach
  void stop() {
    server.disposeNow();
  }

  @Test
  void manyCallsShareOneConnection() {
    serve(HttpProtocol.H2, HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 500)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(http, "/version").block(PATIENCE)).isEqualTo("HTTP/2.0");
      }
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void asksWithTheOldProtocolWhereTheNewOneIsNotSpoken() {
    serve(HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 1)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(http, "/version").block(PATIENCE)).isEqualTo("HTTP/1.1");
      }
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void opensAnotherConnectionWhenOneCarriesAllItMay() {
    serve(2, HttpProtocol.H2, HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 500)) {
      assertThat(get(http, "/version").block(PATIENCE)).isEqualTo("HTTP/2.0");
      Mono<List<String>> waiting =
          Flux.range(0, 7).flatMap(_ -> get(http, "/released"), 7).collectList();
      StepVerifier.create(waiting)
          .then(this::releaseAll)
          .assertNext(answers -> assertThat(answers).hasSize(7).containsOnly("done"))
          .expectComplete()
          .verify(PATIENCE);
      assertThat(connections.get()).isBetween(4, 8);
    }
  }

  @Test
  void failsSoonWhenEveryPlaceIsTaken() {
    serve(2, HttpProtocol.H2, HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 1)) {
      get(http, "/version").block(PATIENCE);
      var holding = Flux.range(0, 2).flatMap(_ -> get(http, "/released")).subscribe();
      StepVerifier.create(get(http, "/version"))
          .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("2000ms"))
          .verify(PATIENCE);
      holding.dispose();
      assertThat(get(http, "/version").block(PATIENCE)).isEqualTo("HTTP/2.0");
    }
  }

  @Test
  void aClosedConnectionGivesItsPlaceBack() {
    serve(HttpProtocol.H2, HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 1)) {
      for (int i = 1; i <= 3; i++) {
        // The one before may be found dead only when it is used.
        assertThat(get(http, "/closing").retry(1).block(PATIENCE)).isEqualTo("bye");
        assertThat(connections).hasValue(i);
      }
    }
  }

  @Test
  void takesHeadersUpTo32KilobytesAndNoMore() {
    serve(HttpProtocol.H2, HttpProtocol.HTTP11);
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 500)) {
      assertThat(get(http, "/large").block(PATIENCE)).isEqualTo("large");
      StepVerifier.create(get(http, "/huge")).expectError().verify(PATIENCE);
      assertThat(get(http, "/large").block(PATIENCE)).isEqualTo("large");
    }
  }

  @Test
  void waitsNoLongerForTheFirstWordThanForAConnection() {
    server =
        TcpServer.create()
            .host("127.0.0.1")
            .port(0)
            .secure(ssl -> ssl.sslContext(Http2SslContextSpec.forServer(keys)))
            .doOnConnection(_ -> connections.incrementAndGet())
            .handle((in, _) -> in.receive().then())
            .bindNow();
    try (Http2OnLoopback http = new Http2OnLoopback(certificate, 1)) {
      for (int i = 1; i <= 2; i++) {
        StepVerifier.create(get(http, "/version"))
            .expectError(ConnectTimeoutException.class)
            .verify(PATIENCE);
        assertThat(connections).hasValue(i);
      }
    }
  }

  private void releaseAll() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (connections.get() < 4 && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    release.tryEmitEmpty();
  }

  private static Mono<String> get(OutboundHttp http, String path, URI base) {
    return http.client(base, Duration.ofMillis(500))
        .get()
        .uri(path)
        .responseContent()
        .aggregate()
        .asString();
  }

  private Mono<String> get(OutboundHttp http, String path) {
    return get(http, path, URI.create("https://localhost:" + server.port()));
  }

  private void serve(HttpProtocol... protocols) {
    serve(100, protocols);
  }

  private void serve(int streams, HttpProtocol... protocols) {
    UnaryOperator<HttpServer> tuned =
        http -> http.http2Settings(settings -> settings.maxConcurrentStreams(streams));
    HttpServer http =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(protocols)
            .secure(ssl -> ssl.sslContext(context(protocols)))
            .doOnChannelInit((_, _, _) -> connections.incrementAndGet())
            .route(
                routes ->
                    routes
                        .get("/version", (in, out) -> out.sendString(Mono.just(in.protocol())))
                        .get(
                            "/released",
                            (_, out) -> out.sendString(release.asMono().then(Mono.just("done"))))
                        .get(
                            "/closing",
                            (in, out) -> {
                              in.withConnection(
                                  c -> c.onTerminate().subscribe(null, null, () -> hangUp(c)));
                              return out.sendString(Mono.just("bye"));
                            })
                        .get("/large", (_, out) -> headers(out, 20_000, "large"))
                        .get("/huge", (_, out) -> headers(out, 60_000, "huge")));
    server = (protocols.length > 1 ? tuned.apply(http) : http).bindNow();
  }

  private static void hangUp(reactor.netty.Connection stream) {
    stream.channel().parent().close();
  }

  private static org.reactivestreams.Publisher<Void> headers(
      reactor.netty.http.server.HttpServerResponse out, int size, String text) {
    return out.header("x-large", "x".repeat(size)).sendString(Mono.just(text));
  }

  private static reactor.netty.tcp.AbstractProtocolSslContextSpec<?> context(
      HttpProtocol... protocols) {
    return protocols.length > 1
        ? Http2SslContextSpec.forServer(keys)
        : reactor.netty.http.Http11SslContextSpec.forServer(keys);
  }
}
