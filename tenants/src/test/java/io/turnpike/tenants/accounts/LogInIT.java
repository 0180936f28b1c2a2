package io.turnpike.tenants.accounts;

import static io.turnpike.tenants.Node.PASSWORD;
import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.CountingPasswordHashes;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.Node;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class LogInIT {

  private static final Secret WRONG = new Secret("wrong horse battery");

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node other;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    other = Node.on(stores);
    accounts = node.accounts();
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void makesANewSessionEachTime() {
    SignedUp signedUp = node.founded("Acme");
    String email = signedUp.session().actor().label();
    Session first = get(accounts.logIn(email, PASSWORD, "192.0.2.1"));
    Session second = get(accounts.logIn(email.toUpperCase(), PASSWORD, "192.0.2.1"));
    assertThat(first.token()).isNotEqualTo(second.token()).isNotEqualTo(signedUp.session().token());
    assertThat(first.token().reveal()).hasSize(43);
    assertThat(get(accounts.session(first.token().reveal())).actor())
        .isEqualTo(signedUp.session().actor());
    assertThat(first.lifetime()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailTakeTheSamePath() {
    String email = node.founded("Acme").session().actor().label();
    var hashes = node.the(CountingPasswordHashes.class);
    int compared = hashes.compared.get();
    int withNothing = hashes.comparedWithNothing.get();
    assertThat(getOrNull(accounts.logIn(email, WRONG, "192.0.2.2"))).isNull();
    assertThat(getOrNull(accounts.logIn("who@example.com", WRONG, "192.0.2.2"))).isNull();
    assertThat(getOrNull(accounts.logIn("no address", WRONG, "192.0.2.2"))).isNull();
    assertThat(hashes.compared).hasValue(compared + 1);
    assertThat(hashes.comparedWithNothing).hasValue(withNothing + 2);
  }

  @Test
  void unknownAndKnownEmailsAreThrottledAlike() {
    String known = node.founded("Acme").session().actor().label();
    for (String email : new String[] {known, "stranger@example.com"}) {
      assertThat(triesUntilThrottled(email, "192.0.2.3")).isBetween(3, 10);
    }
  }

  @Test
  void theThrottleCountsOverAllNodesAndStopsEvenTheRightPassword() {
    String email = node.founded("Acme").session().actor().label();
    stores.redis().ask(commands -> commands.flushdb()).blockLast();
    getOrNull(accounts.logIn(email, WRONG, "192.0.2.4"));
    getOrNull(other.accounts().logIn(email, WRONG, "192.0.2.4"));
    String key = get(stores.redis().ask(it -> it.keys("throttle:login:*")).single());
    assertThat(get(stores.redis().ask(it -> it.hget(key, "n")).single())).isEqualTo("2");
    get(stores.redis().ask(it -> it.hset(key, "n", "10")).collectList());
    assertThat(failure(other.accounts().logIn(email, PASSWORD, "192.0.2.4")))
        .isInstanceOf(Throttled.class);
    assertThat(get(other.accounts().logIn(email, PASSWORD, "192.0.2.5"))).isNotNull();
  }

  @Test
  void theRightPasswordForgivesSlips() {
    String email = node.founded("Acme").session().actor().label();
    for (int round = 0; round < 3; round++) {
      assertThat(getOrNull(accounts.logIn(email, WRONG, "192.0.2.6"))).isNull();
      assertThat(getOrNull(accounts.logIn(email, WRONG, "192.0.2.6"))).isNull();
      assertThat(get(accounts.logIn(email, PASSWORD, "192.0.2.6"))).isNotNull();
    }
  }

  @Test
  void oneAddressMayTryAHundredTimesWhateverTheEmail() {
    for (int i = 0; i < 100; i++) {
      assertThat(getOrNull(accounts.logIn("guess" + i + "@example.com", WRONG, "2001:db8::1")))
          .isNull();
    }
    assertThat(failure(accounts.logIn("guess100@example.com", WRONG, "2001:db8::2")))
        .isInstanceOf(Throttled.class);
  }

  @Test
  void loggingOutEndsTheSessionOnEveryNode() {
    String token = node.founded("Acme").session().token().reveal();
    assertThat(get(accounts.session(token))).isNotNull();
    assertThat(get(other.accounts().session(token))).isNotNull();
    done(accounts.logOut(token));
    assertThat(getOrNull(accounts.session(token))).isNull();
    Eventually.is(true, () -> getOrNull(other.accounts().session(token)) == null);
  }

  @Test
  void aSessionEndsAfterThreeIdleDays() {
    String token = node.founded("Idle").session().token().reveal();
    age("Idle", "last_seen_at = now() - interval '2 days 23 hours'");
    assertThat(get(accounts.session(token))).isNotNull();
    age("Idle", "last_seen_at = now() - interval '3 days'");
    assertThat(getOrNull(other.accounts().session(token))).isNull();
  }

  @Test
  void useKeepsASessionFromBeingIdle() {
    String token = node.founded("Busy").session().token().reveal();
    age("Busy", "last_seen_at = now() - interval '2 days'");
    assertThat(get(accounts.session(token))).isNotNull();
    assertThat(
            stores.rows(
                "select 1 from session where last_seen_at > now() - interval '1 minute'"
                    + of("Busy")))
        .hasSize(1);
  }

  @Test
  void aSessionEndsAfterFourteenDaysOfUse() {
    String token = node.founded("Old").session().token().reveal();
    age("Old", "expires_at = now()");
    assertThat(getOrNull(accounts.session(token))).isNull();
  }

  @Test
  void loggingInSweepsEndedSessionsOfThatPerson() {
    String email = node.founded("Swept").session().actor().label();
    age("Swept", "expires_at = now()");
    get(accounts.logIn(email, PASSWORD, "192.0.2.7"));
    assertThat(stores.rows("select 1 from session where true" + of("Swept"))).hasSize(1);
  }

  @Test
  void whatIsNoTokenNamesNoSession() {
    for (String token :
        new String[] {null, "", "x", "x".repeat(43), "é".repeat(43), "x".repeat(1 << 20)}) {
      assertThat(getOrNull(accounts.session(token))).isNull();
    }
    done(accounts.logOut("x"));
    done(accounts.logOut(UUID.randomUUID() + "-1234567"));
  }

  /** Tries that were made before one was stopped; a slow machine makes more of them. */
  private static int triesUntilThrottled(String email, String address) {
    for (int tries = 0; tries < 20; tries++) {
      Object outcome =
          accounts
              .logIn(email, WRONG, address)
              .cast(Object.class)
              .onErrorResume(Throttled.class, Mono::just)
              .block();
      if (outcome instanceof Throttled) {
        return tries;
      }
      assertThat(outcome).isNull();
    }
    throw new AssertionError("never throttled");
  }

  private static void age(String organization, String change) {
    stores.sql("update session set " + change + " where true" + of(organization));
  }

  private static String of(String organization) {
    return " and organization_id in (select id from organization where name = '"
        + organization
        + "')";
  }
}
