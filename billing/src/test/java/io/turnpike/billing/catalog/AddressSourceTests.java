package io.turnpike.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.billing.catalog.CatalogSource.Document;
import io.turnpike.infra.http.OutboundHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

class AddressSourceTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DisposableServer server =
      HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow(PATIENCE);
  private final List<String> tags = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private String says = "one";
  private int status = 200;
  private final AddressSource source =
      new AddressSource(
          new Outbound(),
          "http://127.0.0.1:" + server.port() + "/models.json?of=us",
          Duration.ofHours(1),
          () -> now);

  @AfterEach
  void close() {
    server.disposeNow(PATIENCE);
  }

  @Test
  void isAskedWhenItIsTimeToAndOtherwiseRemembered() {
    assertThat(text(read(false))).isEqualTo("one");
    says = "two";
    Document remembered = read(false);
    assertThat(text(remembered)).isEqualTo("one");
    assertThat(read(false).bytes()).isSameAs(remembered.bytes());

    now = now.plus(Duration.ofHours(1));

    assertThat(text(read(false))).isEqualTo("two");
    says = "three";
    assertThat(text(read(true))).isEqualTo("three");
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() {
    byte[] first = read(true).bytes();

    assertThat(read(true).bytes()).isSameAs(first);
    assertThat(tags).containsExactly("none", "\"one\"");
  }

  @Test
  void aFaultIsToldAndLeavesWhatArrivedWithItsTag() {
    byte[] first = read(true).bytes();

    status = 302;
    assertThat(read(true).fault()).contains("302", "redirects are not followed");
    status = 503;
    assertThat(read(true).fault()).contains("answered 503");
    now = now.plus(Duration.ofMinutes(6));
    status = 200;

    assertThat(read(false).bytes()).isSameAs(first);
  }

  @Test
  void aDocumentThatIsTooLargeIsNotReadToItsEnd() {
    status = 999;

    assertThat(read(true).fault()).contains("larger than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/models.json",
        "ftp://example.com/models.json",
        "https://me:secret@example.com/models.json",
        "https:///models.json",
      })
  void anAddressThatPricesShouldNotComeFromIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AddressSource(new Outbound(), address, Duration.ofHours(1), () -> now))
        .withMessageContaining("TURNPIKE_CATALOG")
        .withMessageNotContaining("secret");
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    assertThat(request.uri()).isEqualTo("/models.json?of=us");
    String tag = request.requestHeaders().get("if-none-match", "none");
    tags.add(tag);
    String current = "\"" + says + "\"";
    if (status == 999) {
      return response.sendByteArray(Flux.range(0, 40).map(_ -> new byte[1 << 20]));
    }
    return status == 200 && tag.equals(current)
        ? response.status(304).send()
        : response.status(status).header("etag", current).sendString(Mono.just(says));
  }

  private Document read(boolean anew) {
    return Objects.requireNonNull(source.read(anew).block(PATIENCE));
  }

  private static @Nullable String text(Document document) {
    return document.bytes() == null ? null : new String(document.bytes());
  }

  private record Outbound() implements OutboundHttp {

    @Override
    public HttpClient client(URI base, Duration connectTimeout) {
      return HttpClient.create().baseUrl(base.getScheme() + "://" + base.getRawAuthority());
    }

    @Override
    public Mono<Void> permitted(URI base) {
      return Mono.empty();
    }
  }
}
