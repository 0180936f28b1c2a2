package io.turnpike.routing.gateway.attempt.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.gateway.attempt.health.KeyCooldown.Reason;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionHealthTests {

  private final FakeTime time = new FakeTime();
  private final ConnectionHealth health = new ConnectionHealth(time);
  private final Opened two = opened(1, "a", "b");
  private final Opened one = opened(1, "a");

  @Test
  void takesCredentialsInTurn() {
    Set<Integer> chosen = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      chosen.add(health.choose(two, "m", 0));
    }
    assertThat(chosen).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void leavesOutTheOneThatIsRateLimitedUntilItsTimeIsOver() {
    health.cooldown(two, 0, "m").limited(Duration.ofSeconds(5), false);

    assertThat(Stream.generate(() -> health.choose(two, "m", 0)).limit(6)).containsOnly(1);
    assertThat(health.choose(two, "m", 0b10)).isEqualTo(-1);
    assertThat(health.choose(two, "other", 0b10)).isZero();
    time.pass(Duration.ofSeconds(5));
    assertThat(health.choose(two, "m", 0b10)).isZero();
  }

  @Test
  void saysHowLongAllAreOnCooldown() {
    health.cooldown(two, 0, "m").limited(Duration.ofSeconds(5), false);
    assertThat(health.cooldownLeft(two, "m")).isNull();

    health.cooldown(two, 1, null).limited(Duration.ofSeconds(3), false);

    assertThat(health.cooldownLeft(two, "m")).isEqualTo(Duration.ofSeconds(3));
    assertThat(health.cooldownLeft(two, "other")).isNull();
    assertThat(health.reason(two, "m")).isEqualTo(Reason.RATE_LIMITED);
    assertThat(health.choose(two, "m", 0)).isEqualTo(-1);
  }

  @Test
  void coolsDownLongerEachTimeWhenTheProviderDoesNotSay() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      Duration wait = Duration.ofSeconds(seconds);
      assertThat(health.cooldown(two, 0, "m").limited(null, false)).isEqualTo(wait);
      time.pass(wait);
    }

    health.accepted(two, 0, "m");

    assertThat(health.cooldown(two, 0, "m").limited(null, false)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatWasSentBeforeARestMakesItNoLonger() {
    for (int i = 0; i < 20; i++) {
      health.cooldown(two, 0, "m").limited(null, false);
    }

    assertThat(health.cooldown(two, 0, "m").waitMillis(time.millis())).isEqualTo(1_000);
  }

  @Test
  void believesNoProviderThatWantsToBeLeftAloneForMoreThanFiveMinutes() {
    Duration wait = health.cooldown(one, 0, "m").limited(Duration.ofDays(1), true);

    assertThat(wait).isEqualTo(Duration.ofMinutes(5));
    time.pass(wait);
    assertThat(health.choose(one, "m", 0)).isZero();
    assertThat(health.choose(one, "m", 0)).as("one request finds out").isEqualTo(-1);
  }

  @Test
  void anOnlyCredentialMayHaveOneRateLimitWithoutAWord() {
    assertThat(health.cooldown(one, 0, "m").limited(null, true)).isZero();
    assertThat(health.choose(one, "m", 0)).isZero();

    health.cooldown(one, 0, "m").limited(null, true);

    assertThat(health.choose(one, "m", 0)).isEqualTo(-1);
  }

  @Test
  void whatIsRefusedTwiceInARowIsProbedAgainAfterOneFiveAndThirtyMinutes() {
    assertThat(health.cooldown(one, 0, null).refused()).isFalse();
    health.accepted(one, 0, "m");
    assertThat(health.cooldown(one, 0, null).refused()).isFalse();
    assertThat(health.choose(one, "m", 0)).isZero();
    assertThat(health.cooldown(one, 0, null).refused()).isTrue();

    for (int minutes : new int[] {1, 5, 30, 30}) {
      assertThat(health.reason(one, "any")).isEqualTo(Reason.AUTH);
      assertThat(health.cooldownLeft(one, "any")).isEqualTo(Duration.ofMinutes(minutes));
      time.pass(Duration.ofMinutes(minutes).minusMillis(1));
      assertThat(health.choose(one, "any", 0)).isEqualTo(-1);
      time.pass(Duration.ofMillis(1));
      assertThat(health.choose(one, "any", 0)).isZero();
      assertThat(health.choose(one, "m", 0)).as("one request finds out").isEqualTo(-1);
      assertThat(health.cooldown(one, 0, null).refused()).as("nothing new").isFalse();
    }
    assertThat(health.choose(opened(2, "a"), "m", 0)).isZero();
  }

  @Test
  void aProbeThatWorksBringsTheKeyBackForAll() {
    health.cooldown(one, 0, null).refused();
    health.cooldown(one, 0, null).refused();
    time.pass(Duration.ofMinutes(1));
    assertThat(health.choose(one, "m", 0)).isZero();

    health.accepted(one, 0, "m");

    assertThat(health.choose(one, "m", 0)).isZero();
    assertThat(health.choose(one, "m", 0)).isZero();
    assertThat(health.known(1, "a", null)).isNull();
  }

  @Test
  void aProbeThatTellsNothingLeavesItToTheNext() {
    health.cooldown(one, 0, "m").exhausted();
    time.pass(Duration.ofMinutes(1));
    assertThat(health.choose(one, "m", 0)).isZero();
    assertThat(health.another(one, "m", 0)).isFalse();

    health.undecided(one, 0, "m");

    assertThat(health.choose(one, "m", 0)).isZero();
    time.pass(Duration.ofSeconds(30));
    assertThat(health.choose(one, "m", 0)).as("the one before never came back").isZero();
  }

  @Test
  void aKeyRestsUntilSomebodyHasFoundOut() {
    health.cooldown(one, 0, null).exhausted();
    time.pass(Duration.ofHours(3));

    KeyCooldown known = health.known(1, "a", null);

    assertThat(known).isNotNull();
    assertThat(known.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
    assertThat(Duration.between(known.since(), known.until())).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aRateLimitCutsNoLongerRestShort() {
    health.cooldown(one, 0, "m").exhausted();
    health.cooldown(one, 0, "m").limited(Duration.ofSeconds(1), true);
    health.accepted(one, 0, "m");

    time.pass(Duration.ofSeconds(59));

    assertThat(health.choose(one, "m", 0)).isEqualTo(-1);
    assertThat(health.reason(one, "m")).isEqualTo(Reason.QUOTA_EXHAUSTED);
  }

  @Test
  void namesOfModelsFillNoMemory() {
    for (int i = 0; i < 3_000; i++) {
      health.cooldown(one, 0, "m" + i).exhausted();
    }

    assertThat(health.choose(one, "m0", 0)).isEqualTo(-1);
    assertThat(health.choose(one, "m2999", 0)).isZero();
  }

  @Test
  void anOperatorCanEndThem() {
    health.cooldown(one, 0, null).exhausted();

    health.endCooldowns();

    assertThat(health.choose(one, "m", 0)).isZero();
  }

  @Test
  void hasRoomForSoManyCalls() {
    assertThat(health.enter(2)).isTrue();
    assertThat(health.enter(2)).isTrue();
    assertThat(health.enter(2)).isFalse();
    health.leave();
    assertThat(health.enter(2)).isTrue();
  }

  private static Opened opened(int revision, String... ids) {
    List<Credential> credentials =
        Stream.of(ids).map(id -> new Credential(id, "key " + id, new Secret("sk-" + id))).toList();
    return new Opened(
        new ProviderConnection(
            "up",
            "openai",
            URI.create("https://api.example/v1"),
            false,
            List.of(),
            DataPolicy.UNKNOWN,
            List.of(),
            Map.of(),
            revision,
            null),
        credentials);
  }
}
