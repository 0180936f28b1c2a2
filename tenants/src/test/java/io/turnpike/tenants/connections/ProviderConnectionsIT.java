package io.turnpike.tenants.connections;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Drafts;
import io.turnpike.tenants.Dump;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.SwitchedDatabase;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class ProviderConnectionsIT {

  private static final String HERE = "http://localhost:11434/v1";

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static SwitchedDatabase database;
  private static Node node;
  private static Node other;
  private static Actor owner;

  @BeforeAll
  static void start() {
    database = new SwitchedDatabase(stores.database());
    node = Node.on(stores);
    other = Node.on(stores, database, Map.of());
    owner = node.founded("Acme").session().actor();
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @Test
  void whatIsPutIsFoundAndOpened() {
    var prices = Map.of("own-model", new ModelPrice(150, 600));
    ProviderConnection put =
        get(
            node.connections()
                .put(owner, "own", Drafts.of("openai", null, new Secret("sk-own"), prices)));
    assertThat(put.type()).isEqualTo("openai");
    assertThat(put.baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(put.hasSecret()).isTrue();
    assertThat(put.prices()).isEqualTo(prices);
    assertThat(put.revision()).isEqualTo(1);
    assertThat(get(node.connections().find(owner.organizationId(), "own"))).isEqualTo(put);
    Opened opened = opened(other, "own");
    assertThat(opened.connection()).isEqualTo(put);
    assertThat(opened.apiKey()).isEqualTo(new Secret("sk-own"));
  }

  @Test
  void theSecretIsSealedAndNeverShown() {
    String secret = "sk-very-secret-9f3kq2";
    ProviderConnection put = put("sealed", HERE, secret);
    assertThat(Dump.of(stores)).contains("sealed").doesNotContain(secret);
    assertThat(put.toString()).doesNotContain(secret);
    assertThat(opened(node, "sealed").toString()).doesNotContain(secret);
    assertThat(JsonMapper.shared().writeValueAsString(put)).doesNotContain(secret);
    assertThat(Drafts.of("openai", null, new Secret(secret), Map.of()).toString())
        .doesNotContain(secret);
  }

  @Test
  void anOpenedConnectionIsAnsweredFromMemoryAtOnce() {
    put("fast", HERE, "sk");
    // The news of the change may still come, and have it read once more.
    await().untilAsserted(() -> assertAnsweredFromMemory("fast"));
  }

  private void assertAnsweredFromMemory(String name) throws Exception {
    remembered(name);
    int asked = database.asked();
    for (int i = 0; i < 100; i++) {
      Mono<Opened> answer = other.connections().open(owner.organizationId(), name);
      assertThat(answer).isInstanceOf(Callable.class);
      assertThat(((Callable<?>) answer).call()).isInstanceOf(Opened.class);
    }
    assertThat(database.asked()).isEqualTo(asked);
  }

  @Test
  void aChangeReachesEveryNode() {
    put("moving", HERE, "sk-1");
    assertThat(apiKey(other, "moving")).isEqualTo("sk-1");
    assertThat(put("moving", HERE, "sk-2").revision()).isEqualTo(2);
    assertThat(apiKey(node, "moving")).isEqualTo("sk-2");
    Eventually.is("sk-2", () -> apiKey(other, "moving"));
  }

  @Test
  void aNewConnectionIsFoundWhereItWasMissedBefore() {
    assertThat(getOrNull(other.connections().open(owner.organizationId(), "late"))).isNull();
    put("late", HERE, "sk");
    Eventually.is(
        true, () -> getOrNull(other.connections().open(owner.organizationId(), "late")) != null);
  }

  @Test
  void aDeletedConnectionIsGoneOnEveryNode() {
    put("gone", HERE, "sk");
    opened(other, "gone");
    done(node.connections().delete(owner, "gone"));
    assertThat(getOrNull(node.connections().find(owner.organizationId(), "gone"))).isNull();
    Eventually.is(
        true, () -> getOrNull(other.connections().open(owner.organizationId(), "gone")) == null);
    assertThat(failure(node.connections().delete(owner, "gone"))).isInstanceOf(NotFound.class);
  }

  @Test
  void missedAnnouncementsAreHealedByComparing() {
    for (String name : List.of("kept", "changed", "deleted", "replaced")) {
      put(name, HERE, null);
      remembered(name);
    }
    stores.sql("update provider_connection set revision = 2 where name = 'changed'");
    stores.sql("delete from provider_connection where name = 'deleted'");
    stores.sql("update provider_connection set id = gen_random_uuid() where name = 'replaced'");
    done(other.the(ConnectionMemory.class).compare());
    int asked = database.asked();
    opened(other, "kept");
    assertThat(database.asked()).isEqualTo(asked);
    assertThat(opened(other, "changed").connection().revision()).isEqualTo(2);
    assertThat(getOrNull(other.connections().open(owner.organizationId(), "deleted"))).isNull();
    opened(other, "replaced");
    assertThat(database.asked()).isEqualTo(asked + 3);
  }

  private void assertDirectoryInMemory(Actor founder) {
    directory(founder);
    int asked = database.asked();
    assertThat(other.connections().known(founder.organizationId())).isInstanceOf(Callable.class);
    assertThat(database.asked()).isEqualTo(asked);
  }

  @Test
  void theDirectoryIsAnsweredFromMemoryAndFollowsEveryChange() throws Exception {
    Actor founder = node.founded("Directory").session().actor();
    assertThat(directory(founder)).isEmpty();
    var own = Drafts.of("openai-compatible", HERE, null, Map.of());
    get(node.connections().put(founder, "one", own));
    Eventually.is(List.of("one"), () -> directory(founder));
    await().untilAsserted(() -> assertDirectoryInMemory(founder));
    done(node.connections().delete(founder, "one"));
    Eventually.is(List.of(), () -> directory(founder));
  }

  @Test
  void aDirectoryHealsByComparing() {
    Actor founder = node.founded("Healing").session().actor();
    var own = Drafts.of("openai-compatible", HERE, null, Map.of());
    get(node.connections().put(founder, "healed", own));
    Eventually.is(List.of("healed"), () -> directory(founder));
    stores.sql("delete from provider_connection where name = 'healed'");
    done(other.the(ConnectionDirectory.class).compare());
    assertThat(directory(founder)).isEmpty();
  }

  private static List<String> directory(Actor founder) {
    return get(other.connections().known(founder.organizationId())).stream()
        .filter(connection -> !connection.builtIn())
        .map(ProviderConnection::name)
        .toList();
  }

  @Test
  void servesWhatItKnowsWhilePostgresIsAway() {
    put("known", HERE, "sk");
    remembered("known");
    database.off();
    try {
      done(other.the(ConnectionMemory.class).compare().onErrorComplete());
      assertThat(apiKey(other, "known")).isEqualTo("sk");
      assertThat(failure(other.connections().open(owner.organizationId(), "never-put")))
          .isInstanceOf(Unavailable.class);
    } finally {
      database.on();
      asksPostgresAgain();
    }
  }

  /** What Redis does not know is asked of Postgres, whose answer tells that it is back. */
  private static void asksPostgresAgain() {
    for (Node each : List.of(node, other)) {
      getOrNull(each.connections().open(owner.organizationId(), "never-put"));
    }
  }

  @Test
  void theKeyIsKeptOnTheSameHostOnly() {
    put("host", HERE, "sk-kept");
    ProviderConnection moved = put("host", "http://LOCALHOST:11434/v2/", null);
    assertThat(moved.hasSecret()).isTrue();
    assertThat(moved.baseUrl()).hasToString("http://localhost:11434/v2");
    assertThat(apiKey(node, "host")).isEqualTo("sk-kept");
    for (String elsewhere :
        List.of("http://localhost:11435/v1", "https://localhost:11434/v1", "http://evil:11434")) {
      assertThat(mistakes("host", Drafts.of("openai-compatible", elsewhere, null, Map.of())))
          .containsExactly("/api_key");
    }
    assertThat(apiKey(node, "host")).isEqualTo("sk-kept");
    put("host", "http://evil:11434", "sk-new");
    assertThat(apiKey(node, "host")).isEqualTo("sk-new");
  }

  @Test
  void aSealedKeyOpensInNoOtherRow() {
    Actor thief = node.founded("Thief").session().actor();
    put("target", HERE, "sk-target");
    get(
        node.connections()
            .put(thief, "target", Drafts.of("openai-compatible", HERE, new Secret("x"), Map.of())));
    stores.sql(
        """
        update provider_credential set sealed_secret = (
          select sealed_secret from provider_credential
          join provider_connection c on c.id = connection_id and c.name = 'target'
          where provider_credential.organization_id = '%s')
        where organization_id = '%s'
        """
            .formatted(owner.organizationId(), thief.organizationId()));
    assertThat(failure(other.connections().open(thief.organizationId(), "target")))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("sk-target");
    stores.sql(
        "update provider_connection set base_url = 'http://evil:1/v1' where name = 'target'");
    assertThat(failure(other.connections().open(owner.organizationId(), "target")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aProviderMayWantNoKeyUnlessItsTypeDoes() {
    ProviderConnection open = put("open", HERE, null);
    assertThat(open.hasSecret()).isFalse();
    assertThat(opened(node, "open").apiKey()).isNull();
    assertThat(mistakes("closed", Drafts.of("openai", null, null, Map.of())))
        .containsExactly("/api_key");
    assertThat(mistakes("open", Drafts.of("openai", HERE, null, Map.of())))
        .containsExactly("/api_key");
  }

  @Test
  void anAddressThatNoCallMayReachIsRefusedWithAllOtherMistakes() {
    for (String unreachable :
        List.of("https://169.254.169.254/v1", "http://10.1.2.3/v1", "https://[fd00::1]/v1")) {
      InvalidInput refusal =
          (InvalidInput)
              failure(
                  node.connections()
                      .put(
                          owner,
                          "guarded",
                          Drafts.of("openai-compatible", unreachable, new Secret(""), Map.of())));
      assertThat(refusal.mistakes())
          .extracting(mistake -> mistake.pointer())
          .containsExactlyInAnyOrder("/base_url", "/api_key");
      assertThat(refusal.mistakes().getFirst().message()).contains("not allowed");
    }
    assertThat(getOrNull(node.connections().find(owner.organizationId(), "guarded"))).isNull();
  }

  @Test
  void aHostThatDoesNotResolveYetIsAccepted() {
    assertThat(put("later", "http://not-there-yet.invalid.internal/v1", "sk").revision())
        .isEqualTo(1);
  }

  @Test
  void builtInOnesComeFirstAndCannotBeChanged() {
    put("aaa", HERE, null);
    List<ProviderConnection> listed =
        get(node.connections().list(owner.organizationId()).collectList());
    assertThat(listed.getFirst().name()).isEqualTo("demo");
    assertThat(listed.getFirst().builtIn()).isTrue();
    assertThat(listed).extracting(ProviderConnection::name).contains("aaa");
    assertThat(opened(node, "demo").apiKey()).isNull();
    Draft draft = Drafts.of("openai-compatible", HERE, null, Map.of());
    assertThat(failure(node.connections().put(owner, "demo", draft))).isInstanceOf(Conflict.class);
    assertThat(failure(node.connections().delete(owner, "demo"))).isInstanceOf(Conflict.class);
  }

  @Test
  void organizationsDoNotSeeEachOther() {
    Actor stranger = node.founded("Stranger").session().actor();
    put("private", HERE, "sk");
    assertThat(getOrNull(node.connections().find(stranger.organizationId(), "private"))).isNull();
    assertThat(getOrNull(node.connections().open(stranger.organizationId(), "private"))).isNull();
    assertThat(failure(node.connections().delete(stranger, "private")))
        .isInstanceOf(NotFound.class);
    assertThat(get(node.connections().list(stranger.organizationId()).collectList()))
        .extracting(ProviderConnection::name)
        .containsExactly("demo");
    assertThat(apiKey(node, "private")).isEqualTo("sk");
  }

  @Test
  void putsAtOneTimeAreCountedOneByOne() {
    List<Integer> revisions =
        get(
            Flux.range(0, 8)
                .flatMap(
                    i ->
                        node.connections()
                            .put(
                                owner,
                                "busy",
                                Drafts.of(
                                    "openai-compatible", HERE, new Secret("sk" + i), Map.of())))
                .map(ProviderConnection::revision)
                .collectList());
    assertThat(revisions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void billingPeopleChangeNothing() {
    Actor billing = new Actor(owner.organization(), null, Role.BILLING, "billing");
    Draft draft = Drafts.of("openai-compatible", HERE, null, Map.of());
    assertThat(failure(node.connections().put(billing, "x", draft))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.connections().delete(billing, "x"))).isInstanceOf(Forbidden.class);
  }

  @Test
  void settingsOfTheTypeAreKeptAndOpened() {
    var draft =
        new Draft(
            "tower",
            HERE,
            new KeyChange.Keep(),
            DataPolicy.UNKNOWN,
            List.of(),
            Map.of(),
            true,
            Map.of("floor", "3", "door", "side"));

    ProviderConnection put = get(node.connections().put(owner, "tower", draft));

    assertThat(put.settings())
        .isEqualTo(Map.of("floor", "3", "door", "side", "api_version", "2026-01-01"));
    assertThat(opened(node, "tower").connection().settings()).isEqualTo(put.settings());
    assertThat(put("plain", HERE, null).settings()).isEmpty();
  }

  private static ProviderConnection put(String name, String url, @Nullable String key) {
    Secret apiKey = key == null ? null : new Secret(key);
    return get(
        node.connections().put(owner, name, Drafts.of("openai-compatible", url, apiKey, Map.of())));
  }

  private static Opened opened(Node where, String name) {
    return get(where.connections().open(owner.organizationId(), name));
  }

  /** What is read while another change is heard of is used once and not kept. */
  private static void remembered(String name) {
    Eventually.is(0, () -> readsToOpen(name));
  }

  private static int readsToOpen(String name) {
    int before = database.asked();
    opened(other, name);
    return database.asked() - before;
  }

  private static String apiKey(Node where, String name) {
    Secret key = opened(where, name).apiKey();
    return key == null ? "" : key.reveal();
  }

  private static List<String> mistakes(String name, Draft draft) {
    InvalidInput refusal = (InvalidInput) failure(node.connections().put(owner, name, draft));
    return refusal.mistakes().stream().map(mistake -> mistake.pointer()).toList();
  }
}
