package io.turnpike.tenants.connections;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Dump;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.connections.form.CheckedKeys;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several keys of one connection. */
class ConnectionKeysIT {

  private static final String HERE = "http://localhost:11434/v1";

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node other;
  private static Actor owner;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    other = Node.on(stores);
    owner = node.founded("Acme").session().actor();
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void keysAreOpenedInTheOrderTheyWereGiven() {
    ProviderConnection put = put("many", given("first", "sk-1"), given("second", "sk-2"));

    assertThat(put.credentials()).extracting(KeyName::label).containsExactly("first", "second");
    List<Credential> opened = opened(other, "many");
    assertThat(opened)
        .extracting(key -> key.label() + " " + key.apiKey().reveal())
        .containsExactly("first sk-1", "second sk-2");
    assertThat(opened)
        .extracting(key -> new KeyName(key.id(), key.label()))
        .isEqualTo(put.credentials());
    assertThat(put.credentials()).extracting(KeyName::id).allMatch(id -> id.matches("[0-9a-f]{8}"));
  }

  @Test
  void aKeyWithoutALabelIsCalledByItsId() {
    KeyName key = put("plain", given(null, "sk")).credentials().getFirst();

    assertThat(key.label()).isEqualTo(key.id());
  }

  @Test
  void oneIsAddedAndOneRemovedWithoutTypingTheOthersAgain() {
    List<KeyName> two = put("set", given("a", "sk-a"), given("b", "sk-b")).credentials();

    put("set", stored(two.get(0)), stored(two.get(1)), given("c", "sk-c"));
    assertThat(secrets("set")).containsExactly("sk-a", "sk-b", "sk-c");

    List<KeyName> left = put("set", stored(two.get(1)), stored(two.get(0))).credentials();
    assertThat(left).containsExactly(two.get(1), two.get(0));
    assertThat(secrets("set")).containsExactly("sk-b", "sk-a");
  }

  @Test
  void aKeyKeepsItsIdThroughOtherChanges() {
    List<KeyName> before = put("same", given("a", "sk-a"), given("b", "sk-b")).credentials();

    assertThat(put("same", given("renamed", "sk-b"), given(null, "sk-a")).credentials())
        .containsExactly(new KeyName(before.get(1).id(), "renamed"), before.get(0));
    Stored labelled = new Stored(before.get(0).id(), "a2");
    assertThat(put("same", labelled).credentials())
        .containsExactly(new KeyName(before.get(0).id(), "a2"));
    assertThat(put("same", new KeyChange.One(new Secret("sk-a"))).credentials())
        .containsExactly(new KeyName(before.get(0).id(), "a2"));
    assertThat(put("same", new KeyChange.Keep()).credentials())
        .containsExactly(new KeyName(before.get(0).id(), "a2"));
  }

  @Test
  void aReplacedKeyHasAnotherId() {
    KeyName before = put("other", given("a", "sk-a")).credentials().getFirst();

    KeyName after = put("other", given("a", "sk-new")).credentials().getFirst();

    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(secrets("other")).containsExactly("sk-new");
  }

  @Test
  void aKeyThatCannotBeOpenedIsReplaced() {
    KeyName broken = put("broken", given("a", "sk-a")).credentials().getFirst();
    stores.sql(
        "update provider_credential set sealed_secret = '\\x00' where id = '%s'"
            .formatted(broken.id()));

    assertThat(put("broken", given("a", "sk-a")).credentials()).doesNotContain(broken);
    assertThat(secrets("broken")).containsExactly("sk-a");
  }

  @Test
  void oneKeyReplacesAll() {
    put("one", given("a", "sk-a"), given("b", "sk-b"));

    put("one", new KeyChange.One(new Secret("sk-c")));

    assertThat(secrets("one")).containsExactly("sk-c");
  }

  @Test
  void anEmptySetRemovesAllAndIsSaidWhereTheTypeNeedsOne() {
    put("none", given("a", "sk-a"));

    assertThat(put("none").hasSecret()).isFalse();
    assertThat(secrets("none")).isEmpty();
    assertThat(mistakes("vendor", draft("openai", null, new KeyChange.Keep())))
        .containsExactly("/api_key");
    Draft meant = draft("openai", null, new KeyChange.Exactly(List.of()));
    assertThat(get(node.connections().put(owner, "vendor", meant)).hasSecret()).isFalse();
  }

  @Test
  void noStoredKeyGoesToAnotherHost() {
    List<KeyName> two = put("host", given("a", "sk-a"), given("b", "sk-b")).credentials();
    String elsewhere = "http://localhost:11435/v1";

    assertThat(mistakes("host", at(elsewhere, new KeyChange.Keep()))).containsExactly("/api_key");
    assertThat(
            mistakes(
                "host",
                at(
                    elsewhere,
                    exactly(stored(two.get(0)), given("new", "sk-n"), stored(two.get(1))))))
        .containsExactly("/api_keys/0", "/api_keys/2");
    assertThat(secrets("host")).containsExactly("sk-a", "sk-b");

    Draft again = at(elsewhere, exactly(given("a", "sk-a")));
    KeyName moved = get(node.connections().put(owner, "host", again)).credentials().getFirst();
    assertThat(moved.id()).isNotEqualTo(two.getFirst().id());
    assertThat(secrets("host")).containsExactly("sk-a");
  }

  @Test
  void everyMistakeIsToldWithItsPlace() {
    KeyName known = put("wrong", given("a", "sk-a")).credentials().getFirst();

    assertThat(
            mistakes(
                "wrong",
                at(
                    HERE,
                    exactly(given(" x", "sk 1"), given("my sk-2", "sk-2"), given("c", "sk-2")))))
        .containsExactly(
            "/api_keys/0/label", "/api_keys/0/api_key", "/api_keys/1/label", "/api_keys/2/api_key");
    assertThat(
            mistakes(
                "wrong",
                at(
                    HERE,
                    exactly(
                        stored(known),
                        new Stored("00000000", null),
                        given("b", "sk-a"),
                        given("a", "sk-b")))))
        .containsExactly("/api_keys/1/id", "/api_keys/2", "/api_keys/3/label");
    Entry[] many = new Entry[CheckedKeys.MOST + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = given(null, "sk-" + i);
    }
    assertThat(mistakes("wrong", at(HERE, exactly(many)))).containsExactly("/api_keys");
    assertThat(secrets("wrong")).containsExactly("sk-a");
  }

  @Test
  void theAuditLogNamesLabelsAndNoSecrets() {
    KeyName primary =
        put("audited", given("primary", "sk-secret-1"), given("spare", "sk-secret-2"))
            .credentials()
            .getFirst();
    put("audited", stored(primary), given("next", "sk-secret-3"));

    assertThat(
            stores.rows(
                """
                select concat_ws('; ', details->>'api_keys', details->>'api_keys_added',
                                 details->>'api_keys_removed') as keys
                from audit where subject = 'audited' order by number
                """))
        .extracting(row -> row.get("keys"))
        .containsExactly("primary, spare; primary, spare", "primary, next; next; spare");
    assertThat(Dump.of(stores)).contains("primary").doesNotContain("sk-secret");
    assertThat(new Given("x", new Secret("sk-secret-1")).toString()).doesNotContain("sk-secret");
  }

  @Test
  void policyAndModelsAreKeptAndOpened() {
    DataPolicy policy = new DataPolicy(true, true, "eu-west-1");
    Draft draft =
        new Draft(
            "anthropic",
            null,
            new KeyChange.One(new Secret("sk")),
            policy,
            List.of("claude-haiku-4-5", "claude-sonnet-5"),
            Map.of(),
            false,
            Map.of());

    ProviderConnection put = get(node.connections().put(owner, "declared", draft));

    assertThat(put.baseUrl()).hasToString("https://api.anthropic.com/v1");
    assertThat(put.dataPolicy()).isEqualTo(policy);
    assertThat(put.models()).containsExactly("claude-haiku-4-5", "claude-sonnet-5");
    assertThat(put.mayServe("claude-haiku-4-5")).isTrue();
    assertThat(put.mayServe("gpt-4o-mini")).isFalse();
    assertThat(put.cancelStopsBilling()).isFalse();
    assertThat(get(other.connections().open(owner.organizationId(), "declared")).connection())
        .isEqualTo(put);
    assertThat(
            stores.rows(
                "select details->>'region' as region, details->>'training' as training from audit"
                    + " where subject = 'declared'"))
        .containsExactly(Map.of("region", "eu-west-1", "training", "none"));
    ProviderConnection undeclared = put("declared", at(HERE, exactly()));
    assertThat(undeclared.dataPolicy()).isEqualTo(DataPolicy.UNKNOWN);
    assertThat(undeclared.mayServe("gpt-4o-mini")).isTrue();
  }

  private static Given given(@Nullable String label, String key) {
    return new Given(label, new Secret(key));
  }

  private static Stored stored(KeyName key) {
    return new Stored(key.id(), null);
  }

  private static KeyChange exactly(Entry... entries) {
    return new KeyChange.Exactly(List.of(entries));
  }

  private static ProviderConnection put(String name, Entry... entries) {
    return put(name, exactly(entries));
  }

  private static ProviderConnection put(String name, KeyChange keys) {
    return put(name, at(HERE, keys));
  }

  private static ProviderConnection put(String name, Draft draft) {
    return get(node.connections().put(owner, name, draft));
  }

  private static Draft at(String url, KeyChange keys) {
    return draft("openai-compatible", url, keys);
  }

  private static Draft draft(String type, @Nullable String url, KeyChange keys) {
    return new Draft(type, url, keys, DataPolicy.UNKNOWN, List.of(), Map.of(), true, Map.of());
  }

  private static List<Credential> opened(Node where, String name) {
    return get(where.connections().open(owner.organizationId(), name)).credentials();
  }

  private static List<String> secrets(String name) {
    return opened(node, name).stream().map(key -> key.apiKey().reveal()).toList();
  }

  private static List<String> mistakes(String name, Draft draft) {
    InvalidInput refusal = (InvalidInput) failure(node.connections().put(owner, name, draft));
    return refusal.mistakes().stream().map(mistake -> mistake.pointer()).toList();
  }
}
