package io.turnpike.tenants.accounts;

import static io.turnpike.tenants.Node.PASSWORD;
import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.OwnAccount;
import io.turnpike.tenants.OwnAccount.OpenSession;
import io.turnpike.tenants.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person's own password and sessions. */
class OwnAccountIT {

  private static final Secret FRESH = new Secret("a better battery horse");
  private static final Secret WRONG = new Secret("wrong horse battery");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node other;
  private static OwnAccount account;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    other = Node.on(stores);
    account = node.the(OwnAccount.class);
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void aNewPasswordOpensAndTheOldOneDoesNotAndNoSessionOfItIsLeft() {
    Actor person = person("Changed");
    Session elsewhere = logIn(person, PASSWORD, "192.0.2.20");
    assertThat(get(other.accounts().session(token(elsewhere)))).isNotNull();

    Session session = get(account.changePassword(person, PASSWORD, FRESH, "192.0.2.21"));

    assertThat(get(node.accounts().session(token(session))).actor()).isEqualTo(person);
    assertThat(getOrNull(node.accounts().session(token(elsewhere)))).isNull();
    Eventually.is(true, () -> getOrNull(other.accounts().session(token(elsewhere))) == null);
    assertThat(getOrNull(node.accounts().logIn(person.label(), PASSWORD, "192.0.2.22"))).isNull();
    assertThat(logIn(person, FRESH, "192.0.2.22")).isNotNull();
    assertThat(actions(person)).contains("account.password_change");
  }

  @Test
  void aWrongOldPasswordChangesNothingAndIsThrottled() {
    Actor person = person("Guessed");
    for (int tries = 0; tries < 3; tries++) {
      assertThat(mistakes(failure(account.changePassword(person, WRONG, FRESH, "192.0.2.30"))))
          .containsExactly("/old_password");
    }
    Throwable refused = null;
    for (int tries = 0; tries < 20 && !(refused instanceof Throttled); tries++) {
      refused = failure(account.changePassword(person, WRONG, FRESH, "192.0.2.30"));
    }
    assertThat(refused).isInstanceOf(Throttled.class);
    useUpAllTries();
    assertThat(failure(account.changePassword(person, PASSWORD, FRESH, "192.0.2.30")))
        .isInstanceOf(Throttled.class);
    assertThat(logIn(person, PASSWORD, "192.0.2.31")).isNotNull();
    assertThat(actions(person)).doesNotContain("account.password_change");
  }

  @Test
  void aNewPasswordIsHeldToTheSameRulesAndIsNew() {
    Actor person = person("Ruled organization");
    for (String fresh : List.of("short", person.label(), "Ruled organization", PASSWORD.reveal())) {
      Secret password = new Secret(fresh);
      assertThat(
              mistakes(failure(account.changePassword(person, PASSWORD, password, "192.0.2.40"))))
          .containsExactly("/password");
    }
  }

  @Test
  void listsOnesOwnSessionsAndEndsThemOneByOne() {
    Actor person = person("Listed");
    Session first = logIn(person, PASSWORD, "192.0.2.50");
    Session second = logIn(person, PASSWORD, "192.0.2.51");
    Actor stranger = person("Stranger");

    List<OpenSession> sessions = sessions(person, second);
    assertThat(sessions).hasSize(3);
    assertThat(sessions)
        .filteredOn(OpenSession::current)
        .singleElement()
        .extracting(OpenSession::openedFrom)
        .isEqualTo("192.0.2.51");
    assertThat(sessions.toString()).doesNotContain(token(first), token(second));
    String id =
        sessions(person, first).stream().filter(OpenSession::current).findAny().orElseThrow().id();

    for (String foreign : List.of(id, "00", "no digest")) {
      assertThat(failure(account.endSession(stranger, foreign))).isInstanceOf(NotFound.class);
    }
    done(account.endSession(person, id));

    assertThat(getOrNull(node.accounts().session(token(first)))).isNull();
    assertThat(sessions(person, second)).hasSize(2);
    assertThat(actions(person)).contains("session.end");
  }

  @Test
  void loggingOutEverywhereEndsWhatGoesOnOnEveryNode() {
    Actor person = person("Everywhere");
    Session here = logIn(person, PASSWORD, "192.0.2.60");
    var heard = other.accounts().ended(token(here)).toFuture();
    assertThat(heard).isNotDone();

    done(account.endSessions(person));

    assertThat(sessions(person, here)).isEmpty();
    assertThat(heard).succeedsWithin(PATIENCE);
  }

  @Test
  void aManagementKeyHasNoAccount() {
    Actor key = new Actor(person("Keyed").organization(), null, Role.OWNER, "ci");
    assertThat(failure(account.changePassword(key, PASSWORD, FRESH, "192.0.2.70")))
        .isInstanceOf(Forbidden.class);
    assertThat(failure(account.sessions(key, null).collectList())).isInstanceOf(Forbidden.class);
    assertThat(failure(account.endSessions(key))).isInstanceOf(Forbidden.class);
  }

  /** The waits between tries are over too soon to be met for sure by one more try. */
  private static void useUpAllTries() {
    stores
        .redis()
        .ask(redis -> redis.keys("throttle:password:*"))
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(key -> stores.redis().ask(redis -> redis.hset(key, "n", "10")))
        .blockLast(PATIENCE);
  }

  private static Actor person(String organization) {
    return node.founded(organization).session().actor();
  }

  private static Session logIn(Actor person, Secret password, String address) {
    return get(node.accounts().logIn(person.label(), password, address));
  }

  private static List<OpenSession> sessions(Actor person, Session asking) {
    return get(account.sessions(person, token(asking)).collectList());
  }

  private static String token(Session session) {
    return session.token().reveal();
  }

  private static List<String> mistakes(Throwable refusal) {
    assertThat(refusal).isInstanceOf(InvalidInput.class);
    return ((InvalidInput) refusal).mistakes().stream().map(Mistake::pointer).toList();
  }

  private static List<Object> actions(Actor person) {
    return stores
        .rows("select action from audit where organization_id = '" + person.organizationId() + "'")
        .stream()
        .map(row -> row.get("action"))
        .toList();
  }
}
