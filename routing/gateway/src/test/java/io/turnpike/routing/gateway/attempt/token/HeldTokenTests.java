package io.turnpike.routing.gateway.attempt.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import io.turnpike.tenants.OrganizationId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class HeldTokenTests {

  private static final TokenUse USE =
      new TokenUse(
          new OrganizationId(UUID.randomUUID()),
          "az",
          1,
          new TokenGrant(
              "id", URI.create("https://login.example/token"), "x", () -> new byte[0], _ -> null),
          new CallSecrets(null));

  private final List<Mono<Secret>> ahead = new ArrayList<>();
  private int fetched;
  private long now = Long.MAX_VALUE - 5;
  private Mono<Token> answer =
      Mono.fromSupplier(
          () -> new Token(new Secret("token-" + ++fetched), Duration.ofSeconds(3_600)));
  private final HeldToken held = new HeldToken(_ -> Mono.defer(() -> answer), this::time);

  /** Happens the next time that somebody looks at the clock. */
  private Runnable meanwhile = () -> {};

  @Test
  void isFetchedWhenItIsAskedForAndKept() {
    assertThat(held.present(USE, ahead::add)).isNull();
    expect("token-1");
    expect("token-1");

    assertThat(held.present(USE, ahead::add)).isEqualTo(new Secret("token-1"));
    assertThat(ahead).isEmpty();
  }

  @Test
  void isFetchedAheadOnceWhenItIsSoonOver() {
    expect("token-1");
    now += Duration.ofSeconds(2_890).toNanos();

    assertThat(held.present(USE, ahead::add)).isEqualTo(new Secret("token-1"));
    assertThat(held.present(USE, ahead::add)).isEqualTo(new Secret("token-1"));
    assertThat(ahead).hasSize(1);

    StepVerifier.create(ahead.getFirst()).expectNext(new Secret("token-2")).verifyComplete();
    assertThat(held.present(USE, ahead::add)).isEqualTo(new Secret("token-2"));
    assertThat(ahead).hasSize(1);
  }

  @Test
  void goesOnWithTheOldOneWhileTheNextCannotBeHad() {
    expect("token-1");
    now += Duration.ofSeconds(2_890).toNanos();
    answer = Mono.error(failure(FailureClass.CONNECTION));
    held.present(USE, ahead::add);
    StepVerifier.create(ahead.getFirst()).verifyError(AttemptFailed.class);

    assertThat(held.present(USE, ahead::add)).isEqualTo(new Secret("token-1"));
    assertThat(ahead).as("not at once again").hasSize(1);
    now += Duration.ofSeconds(2).toNanos();
    held.present(USE, ahead::add);
    assertThat(ahead).hasSize(2);
  }

  @Test
  void isNotUsedToTheLastSecond() {
    expect("token-1");
    now += Duration.ofSeconds(3_430).toNanos();

    assertThat(held.present(USE, ahead::add)).isNull();
    expect("token-2");
  }

  @Test
  void isWaitedForByAllWhoAskMeanwhile() {
    Sinks.One<Token> slow = Sinks.one();
    answer = slow.asMono();
    Mono<Secret> first = held.token(USE);
    assertThat(held.token(USE)).isSameAs(first);

    StepVerifier.create(Mono.zip(first, first).map(both -> both.getT1()))
        .then(() -> slow.tryEmitValue(new Token(new Secret("shared"), Duration.ofHours(1))))
        .expectNext(new Secret("shared"))
        .verifyComplete();
  }

  @Test
  void isNotFetchedAgainWhenItComesJustAsSomebodyAsks() {
    Sinks.One<Token> slow = Sinks.one();
    answer = slow.asMono();
    held.token(USE).subscribe();
    meanwhile =
        () -> {
          answer = Mono.error(new AssertionError("It was fetched again."));
          slow.tryEmitValue(new Token(new Secret("the only one"), Duration.ofHours(1)));
        };

    expect("the only one");
  }

  @Test
  void aRefusalIsRememberedForAWhileAndAFaultBriefly() {
    answer = Mono.error(failure(FailureClass.AUTH));
    StepVerifier.create(held.token(USE)).verifyError(AttemptFailed.class);
    answer = Mono.just(new Token(new Secret("late"), Duration.ofHours(1)));

    now += Duration.ofSeconds(9).toNanos();
    StepVerifier.create(held.token(USE)).verifyError(AttemptFailed.class);
    now += Duration.ofSeconds(2).toNanos();
    expect("late");
  }

  @Test
  void isDroppedWhenItIsTheOneThatWasRefused() {
    expect("token-1");
    held.drop(new Secret("another"));
    assertThat(held.present(USE, ahead::add)).isNotNull();

    held.drop(new Secret("token-1"));
    assertThat(held.present(USE, ahead::add)).isNull();
    expect("token-2");
  }

  @Test
  void isFetchedAheadByNobodysCall() throws InterruptedException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    RefreshAhead refresh = new RefreshAhead(meters);
    refresh.offer(Mono.just(new Secret("before the start")));
    refresh.start();
    CountDownLatch taken = new CountDownLatch(1);

    refresh.offer(Mono.error(failure(FailureClass.CONNECTION)));
    refresh.offer(Mono.fromCallable(() -> new Secret("x")).doFinally(_ -> taken.countDown()));

    assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(meters.counter("turnpike.gateway.tokens.refresh.failed").count()).isEqualTo(1);
    refresh.stop();
    assertThat(refresh.isRunning()).isFalse();
  }

  private long time() {
    Runnable due = meanwhile;
    meanwhile = () -> {};
    due.run();
    return now;
  }

  private void expect(String token) {
    StepVerifier.create(held.token(USE)).expectNext(new Secret(token)).verifyComplete();
  }

  private static AttemptFailed failure(FailureClass kind) {
    return new AttemptFailed(kind, "token_refused", "No.");
  }
}
