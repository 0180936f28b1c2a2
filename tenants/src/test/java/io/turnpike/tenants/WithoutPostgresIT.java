package io.turnpike.tenants;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.infra.testing.SwitchedRedis;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Reason;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Rejected;
import io.turnpike.tenants.providers.ProviderConnection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a node can say of keys and connections that it never met while Postgres was there. */
class WithoutPostgresIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final String HERE = "http://localhost:11434/v1";

  private final SwitchedDatabase database = new SwitchedDatabase(stores.database());
  private final SwitchedRedis redis = new SwitchedRedis(stores.redis());
  private Node node;
  private Node fresh;
  private SignedUp acme;
  private Actor owner;

  @BeforeEach
  void start() {
    node = Node.on(stores);
    acme = node.founded("Acme");
    owner = acme.session().actor();
    fresh = Node.on(stores, database, redis, Map.of());
  }

  @AfterEach
  void stop() {
    node.close();
    fresh.close();
  }

  @Test
  void aKeyIsAcceptedAsItWasLastKnown() {
    KeyVerdict before = verdict(node);
    awaitInRedis("key:*");
    database.off();
    assertThat(before).isInstanceOf(Accepted.class);
    assertThat(verdict(fresh)).isEqualTo(before);
  }

  @Test
  void aKeyThatWasNeverUsedIsKnownToo() {
    database.off();
    Eventually.is(true, () -> verdictOrNull(fresh) instanceof Accepted);
  }

  @Test
  void aRevokedKeyStaysRevoked() {
    verdict(node);
    awaitInRedis("key:*");
    done(node.keys().revoke(owner, acme.gatewayKey().key().id()));
    database.off();
    assertThat(((Rejected) verdict(fresh)).reason()).isEqualTo(Reason.REVOKED);
  }

  @Test
  void aRevocationThatRedisMissedIsSeenWhenPostgresIsBack() {
    verdict(node);
    awaitInRedis("key:*");
    // With an old stamp, so that no comparison of another node mends it either.
    stores.sql(
        "update gateway_key set revoked_at = now(), changed_at = now() - interval '1 day'"
            + " where organization_id = '%s'".formatted(owner.organizationId()));
    database.off();
    assertThat(verdict(fresh)).isInstanceOf(Accepted.class);
    database.on();
    Eventually.is(false, () -> verdict(fresh) instanceof Accepted);
  }

  @Test
  void aKeyIsNeverRefusedForWantOfAStore() {
    verdict(node);
    awaitInRedis("key:*");
    database.off();
    String invented = TokenFormat.generate("tp_").text();
    assertThat(failure(fresh.keys().authenticate(invented))).isInstanceOf(Unavailable.class);
    redis.off();
    assertThat(failure(fresh.keys().authenticate(key()))).isInstanceOf(Unavailable.class);
  }

  @Test
  void connectionsAreOpenedAndListedAsTheyWereLastKnown() {
    put("a", "sk-first");
    put("a", "sk-second");
    put("b", "sk-other");
    var opened = get(node.connections().open(owner.organizationId(), "a"));
    database.off();
    assertThat(get(fresh.connections().open(owner.organizationId(), "a"))).isEqualTo(opened);
    assertThat(opened.apiKey()).isEqualTo(new Secret("sk-second"));
    assertThat(names(fresh)).containsExactly("a", "b");
  }

  @Test
  void aDeletedConnectionIsGoneUntilItIsPutAgain() {
    put("a", "sk-first");
    get(node.connections().open(owner.organizationId(), "a"));
    done(node.connections().delete(owner, "a"));
    database.off();
    assertThat(getOrNull(fresh.connections().open(owner.organizationId(), "a"))).isNull();
    assertThat(names(fresh)).isEmpty();

    put("a", "sk-again");
    try (Node later = Node.on(stores, database, redis, Map.of())) {
      assertThat(get(later.connections().open(owner.organizationId(), "a")).apiKey())
          .isEqualTo(new Secret("sk-again"));
    }
  }

  @Test
  void aConnectionIsNotMissingForWantOfAStore() {
    put("a", "sk-first");
    database.off();
    redis.off();
    assertThat(failure(fresh.connections().open(owner.organizationId(), "a")))
        .isInstanceOf(Unavailable.class);
    assertThat(failure(fresh.connections().known(owner.organizationId())))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void anotherOrganizationsConnectionIsNotToBeHad() {
    put("a", "sk-first");
    Actor stranger = node.founded("Other").session().actor();
    database.off();
    assertThat(failure(fresh.connections().open(stranger.organizationId(), "a")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void noSecretStandsInRedis() {
    put("a", "sk-plainly-visible");
    verdict(node);
    get(node.connections().open(owner.organizationId(), "a"));
    awaitInRedis("key:*");
    String secret = key().substring(key().length() - 40, key().length() - 6);
    for (String text : inRedis("*")) {
      assertThat(text).doesNotContain("sk-plainly-visible").doesNotContain(secret);
    }
  }

  private void put(String name, String apiKey) {
    get(
        node.connections()
            .put(owner, name, Drafts.of("openai-compatible", HERE, new Secret(apiKey), Map.of())));
  }

  private List<String> names(Node where) {
    return get(where.connections().known(owner.organizationId())).stream()
        .filter(connection -> !connection.builtIn())
        .map(ProviderConnection::name)
        .toList();
  }

  private String key() {
    return acme.gatewayKey().secret().reveal();
  }

  private KeyVerdict verdict(Node where) {
    return get(where.keys().authenticate(key()));
  }

  private KeyVerdict verdictOrNull(Node where) {
    return getOrNull(where.keys().authenticate(key()).onErrorComplete(Unavailable.class));
  }

  /** Writing goes on beside the request; that it is there for this very key, the value tells. */
  private void awaitInRedis(String names) {
    String mine = acme.gatewayKey().key().id().toString();
    await().until(() -> inRedis(names).stream().anyMatch(text -> text.contains(mine)));
  }

  /** All names first: a question amid an answer that comes in parts is never answered. */
  private List<String> inRedis(String names) {
    return stores
        .redis()
        .ask(commands -> commands.keys("turnpike:known:" + names))
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(name -> stores.redis().ask(commands -> commands.get(name)))
        .collectList()
        .blockOptional()
        .orElseGet(List::of);
  }
}
