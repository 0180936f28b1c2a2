package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Real connections over loopback. */
class GuardedHttpIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private DisposableServer server;

  @BeforeEach
  void serve() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .doOnChannelInit((_, _, _) -> connections.incrementAndGet())
            .route(
                routes ->
                    routes
                        .get("/host", (in, out) -> out.sendString(Mono.just(host(in))))
                        .get(
                            "/headers",
                            (in, out) ->
                                out.sendString(Mono.just(in.requestHeaders().names().toString())))
                        .get("/moved", (_, out) -> out.sendRedirect("/host"))
                        .get("/never", (_, out) -> out.sendString(Mono.never()))
                        .get("/large", (_, out) -> out.header("x-large", "x".repeat(20_000)).send())
                        .get("/huge", (_, out) -> out.header("x-huge", "x".repeat(40_000)).send()))
            .bindNow();
  }

  @AfterEach
  void stop() {
    server.disposeNow();
  }

  @Test
  void reachesLoopbackWhereAllowedByNameAndByAddress() {
    try (Egress egress = Egress.allowing("loopback")) {
      assertThat(get(egress, "localhost", "/host")).isEqualTo("localhost:" + server.port());
      assertThat(get(egress, "127.0.0.1", "/host")).isEqualTo("127.0.0.1:" + server.port());
    }
  }

  @Test
  void opensNoConnectionWhereItIsNotAllowed() {
    try (Egress egress = Egress.allowing("private")) {
      for (String host : List.of("localhost", "127.0.0.1", "2130706433", "[::ffff:127.0.0.1]")) {
        StepVerifier.create(body(egress, host, "/host"))
            .expectError(EgressRefused.class)
            .verify(PATIENCE);
      }
      assertThat(connections).hasValue(0);
    }
  }

  @Test
  void reachesATrustedOriginWhateverIsAllowed() {
    try (Egress egress = Egress.allowing()) {
      egress.rules().trust(URI.create("http://127.0.0.1:" + server.port()));
      assertThat(get(egress, "127.0.0.1", "/host")).isEqualTo("127.0.0.1:" + server.port());
    }
  }

  @Test
  void judgesAgainWhenACallNamesAnotherHostThanItsClient() {
    try (Egress egress = Egress.allowing()) {
      egress.rules().trust(URI.create("http://127.0.0.1:" + server.port()));
      HttpClient client = egress.http().client(base("127.0.0.1"), Duration.ofSeconds(20));
      StepVerifier.create(
              client.get().uri("http://localhost:" + server.port() + "/host").response())
          .expectError(EgressRefused.class)
          .verify(PATIENCE);
    }
  }

  @Test
  void doesNotFollowRedirects() {
    try (Egress egress = Egress.allowing("loopback")) {
      StepVerifier.create(
              client(egress, "localhost")
                  .get()
                  .uri("/moved")
                  .response()
                  .map(r -> r.status().code()))
          .expectNext(302)
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void asksForNoCompression() {
    try (Egress egress = Egress.allowing("loopback")) {
      assertThat(get(egress, "localhost", "/headers").toLowerCase()).doesNotContain("encoding");
    }
  }

  @Test
  void keepsConnectionsOnTheLoopsThatTheServerUses() {
    try (Egress egress = Egress.single(PATIENCE, "loopback")) {
      for (int i = 0; i < 5; i++) {
        get(egress, "localhost", "/host");
      }
      assertThat(connections).hasValue(1);
      assertThat(client(egress, "localhost").configuration().loopResources())
          .isSameAs(HttpResources.get());
    }
  }

  @Test
  void failsSoonWhenEveryConnectionIsTaken() {
    try (Egress egress = Egress.single(Duration.ofMillis(100), "loopback")) {
      var holding = body(egress, "localhost", "/never").subscribe();
      awaitConnections(1);
      StepVerifier.create(body(egress, "localhost", "/host"))
          .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("100ms"))
          .verify(PATIENCE);
      holding.dispose();
    }
  }

  @Test
  void keepsTheHostsApart() {
    DisposableServer other =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, out) -> out.sendString(Mono.just("other")))
            .bindNow();
    try (Egress egress = Egress.single(Duration.ofMillis(100), "loopback")) {
      var holding = body(egress, "localhost", "/never").subscribe();
      awaitConnections(1);
      URI elsewhere = URI.create("http://localhost:" + other.port());
      HttpClient client = egress.http().client(elsewhere, Duration.ofSeconds(20));
      StepVerifier.create(client.get().uri("/").responseContent().aggregate().asString())
          .expectNext("other")
          .expectComplete()
          .verify(PATIENCE);
      holding.dispose();
    } finally {
      other.disposeNow();
    }
  }

  @Test
  void takesHeadersUpTo32KilobytesAndNoMore() {
    try (Egress egress = Egress.allowing("loopback")) {
      StepVerifier.create(client(egress, "localhost").get().uri("/large").response())
          .expectNextCount(1)
          .expectComplete()
          .verify(PATIENCE);
      StepVerifier.create(client(egress, "localhost").get().uri("/huge").response())
          .expectError()
          .verify(PATIENCE);
    }
  }

  @Test
  void trustsACertificateOnlyWhenVouchedForAndOnlyForItsName(@TempDir Path folder)
      throws Exception {
    KeyStore keys = SelfSigned.in(folder);
    DisposableServer secure = serve(keys);
    try (Egress egress = Egress.allowing("loopback")) {
      StepVerifier.create(secret(egress, "localhost", secure, UnaryOperator.identity()))
          .expectError(SSLException.class)
          .verify(PATIENCE);
      StepVerifier.create(secret(egress, "127.0.0.1", secure, trusting(keys)))
          .expectError(SSLException.class)
          .verify(PATIENCE);
      assertThat(requests).hasValue(0);
      StepVerifier.create(secret(egress, "localhost", secure, trusting(keys)))
          .expectNext("secret")
          .expectComplete()
          .verify(PATIENCE);
    } finally {
      secure.disposeNow();
    }
  }

  @Test
  void saysWhenNobodyListens() {
    server.disposeNow();
    try (Egress egress = Egress.allowing("loopback")) {
      StepVerifier.create(body(egress, "127.0.0.1", "/host"))
          .expectError(ConnectException.class)
          .verify(PATIENCE);
    }
  }

  @Test
  void sendsNoBodyTwiceWhenTheConnectionIsResetAfterIt() throws Exception {
    try (ServerSocket resetting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Egress egress = Egress.allowing("loopback")) {
      Thread accepting = Thread.ofPlatform().daemon().start(() -> resetEach(resetting));
      URI base = URI.create("http://127.0.0.1:" + resetting.getLocalPort());
      StepVerifier.create(
              egress
                  .http()
                  .client(base, Duration.ofSeconds(20))
                  .post()
                  .uri("/charge")
                  .send(Flux.just(Unpooled.copiedBuffer("body-sent", StandardCharsets.UTF_8)))
                  .response())
          .expectError()
          .verify(PATIENCE);
      accepting.join(Duration.ofMillis(300));
      assertThat(requests).hasValue(1);
    }
  }

  private static Mono<String> secret(
      Egress egress, String host, DisposableServer server, UnaryOperator<HttpClient> with) {
    URI base = URI.create("https://" + host + ":" + server.port());
    HttpClient client = with.apply(egress.http().client(base, Duration.ofSeconds(20)));
    return client.get().uri("/").responseContent().aggregate().asString();
  }

  private static UnaryOperator<HttpClient> trusting(KeyStore keys) throws KeyStoreException {
    X509Certificate certificate = (X509Certificate) keys.getCertificate("a");
    var context =
        Http11SslContextSpec.forClient().configure(builder -> builder.trustManager(certificate));
    return client -> client.secure(ssl -> ssl.sslContext(context));
  }

  private DisposableServer serve(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, SelfSigned.PASSWORD.toCharArray());
    return HttpServer.create()
        .host("127.0.0.1")
        .port(0)
        .secure(ssl -> ssl.sslContext(Http11SslContextSpec.forServer(factory)))
        .handle(
            (_, out) -> {
              requests.incrementAndGet();
              return out.sendString(Mono.just("secret"));
            })
        .bindNow();
  }

  /** Reads the whole request, then slams the door. */
  private void resetEach(ServerSocket server) {
    try {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          StringBuilder seen = new StringBuilder();
          while (seen.indexOf("body-sent") < 0) {
            seen.append((char) socket.getInputStream().read());
          }
          requests.incrementAndGet();
          socket.setSoLinger(true, 0);
        }
      }
    } catch (SocketException _) {
      // Closed by the test.
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void awaitConnections(int expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (connections.get() < expected && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(connections).hasValue(expected);
  }

  private String get(Egress egress, String host, String path) {
    return String.valueOf(body(egress, host, path).block(PATIENCE));
  }

  private Mono<String> body(Egress egress, String host, String path) {
    return client(egress, host).get().uri(path).responseContent().aggregate().asString();
  }

  private HttpClient client(Egress egress, String host) {
    return egress.http().client(base(host), Duration.ofSeconds(20));
  }

  private URI base(String host) {
    return URI.create("http://" + host + ":" + server.port());
  }

  private static String host(reactor.netty.http.server.HttpServerRequest request) {
    return request.requestHeaders().get("host");
  }
}
