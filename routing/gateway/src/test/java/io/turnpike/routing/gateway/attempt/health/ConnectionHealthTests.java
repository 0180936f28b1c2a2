package io.turnpike.routing.gateway.attempt.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.gateway.attempt.health.KeyCooldown.Reason;
import io.turnpike.tenants.DataPolicy;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Credential;
import io.turnpike.tenants.ProviderConnections.Opened;
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
      chosen.add(health.choose(two, 0));
    }
    assertThat(chosen).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void leavesOutTheOneThatIsRateLimitedUntilItsTimeIsOver() {
    health.cooldown(two, 0).limited(Duration.ofSeconds(5), false);

    assertThat(Stream.generate(() -> health.choose(two, 0)).limit(6)).containsOnly(1);
    assertThat(health.choose(two, 0b10)).isEqualTo(-1);
    time.pass(Duration.ofSeconds(5));
    assertThat(health.choose(two, 0b10)).isZero();
  }

  @Test
  void saysHowLongAllAreOnCooldown() {
    health.cooldown(two, 0).limited(Duration.ofSeconds(5), false);
    assertThat(health.cooldownLeft(two)).isNull();

    health.cooldown(two, 1).limited(Duration.ofSeconds(3), false);

    assertThat(health.cooldownLeft(two)).isEqualTo(Duration.ofSeconds(3));
    assertThat(health.reason(two)).isEqualTo(Reason.RATE_LIMITED);
    assertThat(health.choose(two, 0)).isEqualTo(-1);
  }

  @Test
  void coolsDownLongerEachTimeWhenTheProviderDoesNotSay() {
    KeyCooldown cooldown = health.cooldown(two, 0);

    assertThat(cooldown.limited(null, false)).isEqualTo(Duration.ofSeconds(1));
    assertThat(cooldown.limited(null, false)).isEqualTo(Duration.ofSeconds(2));
    for (int i = 0; i < 10; i++) {
      cooldown.limited(null, false);
    }
    assertThat(cooldown.limited(null, false)).isEqualTo(Duration.ofSeconds(60));
    cooldown.worked();
    assertThat(cooldown.limited(null, false)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anOnlyCredentialMayHaveOneRateLimitWithoutAWord() {
    assertThat(health.cooldown(one, 0).limited(null, true)).isZero();
    assertThat(health.choose(one, 0)).isZero();

    health.cooldown(one, 0).limited(null, true);

    assertThat(health.choose(one, 0)).isEqualTo(-1);
  }

  @Test
  void setsAsideWhatIsRefusedTwiceInARowUntilTheConnectionChanges() {
    assertThat(health.cooldown(one, 0).refused()).isFalse();
    health.accepted(one, 0);
    assertThat(health.cooldown(one, 0).refused()).isFalse();
    assertThat(health.choose(one, 0)).isZero();
    assertThat(health.cooldown(one, 0).refused()).isTrue();

    time.pass(Duration.ofDays(300));

    assertThat(health.choose(one, 0)).isEqualTo(-1);
    assertThat(health.reason(one)).isEqualTo(Reason.AUTH);
    assertThat(health.cooldown(one, 0).until()).isNull();
    assertThat(health.choose(opened(2, "a"), 0)).isZero();
  }

  @Test
  void aSpentQuotaHasACooldownOfAnHour() {
    health.cooldown(one, 0).exhausted();
    health.cooldown(one, 0).limited(Duration.ofSeconds(1), true);

    time.pass(Duration.ofMinutes(59));
    assertThat(health.choose(one, 0)).isEqualTo(-1);
    assertThat(health.reason(one)).isEqualTo(Reason.QUOTA_EXHAUSTED);
    time.pass(Duration.ofMinutes(1));
    assertThat(health.choose(one, 0)).isZero();
  }

  @Test
  void anOperatorCanEndThem() {
    health.cooldown(one, 0).exhausted();

    health.endCooldowns();

    assertThat(health.choose(one, 0)).isZero();
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
