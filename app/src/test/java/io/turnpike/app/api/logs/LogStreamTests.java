package io.turnpike.app.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.webui.security.AuthorizedStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How many live streams of the request log may be open. */
class LogStreamTests {

  private static final ServerHttpRequest REQUEST =
      MockServerHttpRequest.get("/api/v1/logs/stream").build();

  private static final Secret KEY = new Secret("tpa_any");
  private static final LogQueryParameters ALL =
      new LogQueryParameters(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  private static final int OF_KEY = 12;
  private static final int OF_ORGANIZATION = 60;

  private final LastingKeys keys = new LastingKeys();
  private final LogController logs =
      new LogController(new Quiet(), new AuthorizedStreams(new NoAccounts(), keys));
  private final Disposable.Composite open = Disposables.composite();
  private final Organization organization = organization();

  @AfterEach
  void close() {
    open.dispose();
  }

  @Test
  void oneKeyHasAFewAndLeavesTheRestToOthers() {
    open("one", OF_KEY);

    refused(key("one"), "12 live streams are open with this key");
    open("two", 1);
  }

  @Test
  void manyKeysHaveNoMoreThanTheirOrganizationMay() {
    for (int key = 0; key < OF_ORGANIZATION / OF_KEY; key++) {
      open("key " + key, OF_KEY);
    }

    refused(key("one more"), "60 live streams of this organization");
    refused(key("one more"), "60 live streams of this organization");
    StepVerifier.create(stream(new Actor(organization(), null, Role.VIEWER, "one more")))
        .expectNextCount(1)
        .thenCancel()
        .verify(Duration.ofSeconds(30));
  }

  @Test
  void aStreamThatIsClosedLeavesItsPlace() {
    open("one", OF_KEY - 1);
    Disposable last = stream(key("one")).subscribe();
    refused(key("one"), "this key");

    last.dispose();

    open("one", 1);
  }

  @Test
  void aStreamEndsWithItsKeyAndLeavesItsPlace() {
    open("one", OF_KEY - 1);
    StepVerifier.create(stream(key("one")))
        .expectNextCount(1)
        .then(keys::end)
        .expectComplete()
        .verify(Duration.ofSeconds(30));

    open("one", OF_KEY);
  }

  private void open(String key, int times) {
    for (int i = 0; i < times; i++) {
      Disposable stream = stream(key(key)).subscribe();
      assertThat(stream.isDisposed()).isFalse();
      open.add(stream);
    }
  }

  private void refused(Actor actor, String sentence) {
    StepVerifier.create(stream(actor))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOfSatisfying(
                        Throttled.class, it -> assertThat(it.retryAfter()).isPositive())
                    .hasMessageContaining(sentence))
        .verify(Duration.ofSeconds(30));
  }

  private Flux<?> stream(Actor actor) {
    return logs.stream(
        actor, new PreAuthenticatedAuthenticationToken(actor, KEY), ALL, REQUEST, null);
  }

  private Actor key(String label) {
    return new Actor(organization, null, Role.VIEWER, label);
  }

  private static Organization organization() {
    OrganizationId id = new OrganizationId(UUID.randomUUID());
    return new Organization(id, "acme", "Acme", ZoneOffset.UTC, Instant.EPOCH);
  }

  /** Nothing ever happens. */
  private static final class Quiet implements RequestLogs {

    @Override
    public Mono<Page> page(
        OrganizationId organization, LogFilter filter, String cursor, int limit) {
      return Mono.never();
    }

    @Override
    public Mono<LogEntry> find(OrganizationId organization, UUID requestId) {
      return Mono.never();
    }

    @Override
    public Mono<Flux<LogRow>> live(
        OrganizationId organization, LogFilter filter, UUID afterRequest) {
      return Mono.just(Flux.never());
    }
  }
}
