package io.turnpike.tenants.keys;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.tenants.GatewayKeys.Issued;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Reason;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Rejected;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.SwitchedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class GatewayKeysIT {

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
  void aKeySaysWhoCalls() {
    get(node.teams().create(owner, "search", "Search"));
    Issued issued =
        get(
            node.keys()
                .create(
                    owner,
                    new Draft(
                        " Prod ", "search", "main", Set.of("m-1", "m-2"), KeyRights.NONE, null)));
    Caller caller = accepted(node, issued);
    assertThat(caller.organization()).isEqualTo(owner.organizationId());
    assertThat(caller.teamSlug()).isEqualTo("search");
    assertThat(caller.keyName()).isEqualTo("Prod");
    assertThat(caller.defaultConfig()).isEqualTo("main");
    assertThat(caller.mayUse("m-2")).isTrue();
    assertThat(caller.mayUse("m-3")).isFalse();
    assertThat(caller.key()).isEqualTo(issued.key().id());
  }

  @Test
  void aKeySaysWhatItsRequestsMayBring() {
    KeyRights rights =
        new KeyRights(
            true,
            true,
            Set.of("LLM.example.com:8443", "10.0.0.7"),
            Set.of("https://App.example.com:443/", "http://localhost:3000", "app://page"));
    Caller caller = accepted(node, issued("bringing", rights));
    assertThat(caller.rights().inlineConfigs()).isTrue();
    assertThat(caller.rights().ownProviderKeys()).isTrue();
    assertThat(caller.rights().customHosts()).containsOnly("llm.example.com:8443", "10.0.0.7");
    assertThat(caller.rights().allowedOrigins())
        .containsOnly("https://app.example.com", "http://localhost:3000", "app://page");
    assertThat(listed("bringing").rights()).isEqualTo(caller.rights());
    KeyId key = idOf("bringing");
    get(node.keys().change(owner, key, new Draft("b", null, null, Set.of(), anywhere(), null)));
    assertThat(listed("b").rights()).isEqualTo(anywhere());
  }

  @Test
  void aHostOrOriginThatIsNoneIsAMistake() {
    for (String host : List.of("https://a.example", "a.example/v1", "a b", "", "*.example")) {
      assertThat(mistakes(bringing(new KeyRights(false, false, Set.of(host), Set.of()))))
          .as(host)
          .containsExactly("/custom_hosts");
    }
    for (String origin :
        List.of("a.example", "https://a.example/app", "null", "https://*.example")) {
      assertThat(mistakes(bringing(new KeyRights(false, false, Set.of(), Set.of(origin)))))
          .as(origin)
          .containsExactly("/allowed_origins");
    }
  }

  @Test
  void aKnownKeyIsAnsweredFromMemoryAtOnce() {
    String key = issued("fast").secret().reveal();
    // The news of its making may still come, and have it read once more.
    await().untilAsserted(() -> assertAnsweredFromMemory(key));
  }

  private void assertAnsweredFromMemory(String key) throws Exception {
    get(other.keys().authenticate(key));
    int asked = database.asked();
    for (int i = 0; i < 100; i++) {
      Mono<KeyVerdict> answer = other.keys().authenticate(key);
      assertThat(answer).isInstanceOf(Callable.class);
      assertThat(((Callable<?>) answer).call()).isInstanceOf(Accepted.class);
    }
    assertThat(database.asked()).isEqualTo(asked);
  }

  @Test
  void malformedKeysCostNoStoreRead() {
    String key = issued("malformed").secret().reveal();
    int asked = database.asked();
    for (String wrong :
        List.of(
            "x",
            key.substring(0, key.length() - 1),
            key + "x",
            key.substring(0, 20) + (key.charAt(20) == 'a' ? 'b' : 'a') + key.substring(21),
            key.replace("tp_", "tpa_"),
            key.toUpperCase(),
            " " + key,
            "tp_" + "a".repeat(1 << 20),
            "tp_" + "é".repeat(61),
            "tp_" + "\u0000".repeat(61),
            "' or 1=1 --")) {
      assertThat(get(other.keys().authenticate(wrong)))
          .isEqualTo(new Rejected(Reason.MALFORMED, null));
    }
    assertThat(get(other.keys().authenticate(null))).isEqualTo(new Rejected(Reason.MISSING, null));
    assertThat(get(other.keys().authenticate(""))).isEqualTo(new Rejected(Reason.MISSING, null));
    assertThat(database.asked()).isEqualTo(asked);
  }

  @Test
  void anInventedKeyIsUnknownAndCostsOneRead() {
    String invented = TokenFormat.generate("tp_").text();
    assertThat(reason(other, invented)).isEqualTo(Reason.UNKNOWN);
    int asked = database.asked();
    assertThat(reason(other, invented)).isEqualTo(Reason.UNKNOWN);
    assertThat(database.asked()).isEqualTo(asked);
  }

  @Test
  void aWrongSecretWithTheRightPublicIdIsUnknown() {
    String key = issued("half").secret().reveal();
    String forged = Forged.from(key);
    assertThat(reason(node, forged)).isEqualTo(Reason.UNKNOWN);
    assertThat(get(node.keys().authenticate(key))).isInstanceOf(Accepted.class);
    assertThat(reason(node, forged)).isEqualTo(Reason.UNKNOWN);
    done(node.keys().revoke(owner, idOf("half")));
    assertThat(reason(node, forged)).isEqualTo(Reason.UNKNOWN);
    assertThat(get(node.keys().authenticate(forged))).isEqualTo(new Rejected(Reason.UNKNOWN, null));
  }

  @Test
  void aRevokedKeyIsRefusedOnEveryNodeAndItsOwnerToldWhose() {
    Issued issued = issued("leaked");
    String key = issued.secret().reveal();
    accepted(node, issued);
    accepted(other, issued);
    done(node.keys().revoke(owner, issued.key().id()));
    assertThat(reason(node, key)).isEqualTo(Reason.REVOKED);
    Eventually.is(Reason.REVOKED, () -> reason(other, key));
    Rejected rejected = (Rejected) get(other.keys().authenticate(key));
    assertThat(rejected.caller()).isNotNull();
    assertThat(rejected.caller().key()).isEqualTo(issued.key().id());
  }

  @Test
  void revokingTwiceIsNoMistake() {
    Issued issued = issued("twice");
    done(node.keys().revoke(owner, issued.key().id()));
    Instant first = listed("twice").revokedAt();
    done(node.keys().revoke(owner, issued.key().id()));
    assertThat(listed("twice").revokedAt()).isNotNull().isEqualTo(first);
  }

  @Test
  void aMissedAnnouncementIsHealedByComparing() {
    Issued issued = issuedLongAgo("missed");
    accepted(other, issued);
    stores.sql("update gateway_key set revoked_at = now() where name = 'missed'");
    accepted(other, issued);
    stores.sql("update gateway_key set changed_at = now() where name = 'missed'");
    done(other.the(KeyMemory.class).compare());
    assertThat(reason(other, issued.secret().reveal())).isEqualTo(Reason.REVOKED);
  }

  @Test
  void aChangeReachesEveryNode() {
    Issued issued = issued("changing");
    accepted(other, issued);
    get(
        node.keys()
            .change(
                owner,
                issued.key().id(),
                new Draft("changed", null, "other-config", Set.of("m"), KeyRights.NONE, null)));
    Eventually.is("other-config", () -> accepted(other, issued).defaultConfig() + "");
    assertThat(accepted(other, issued).allowedModels()).containsExactly("m");
  }

  @Test
  void aKeyEndsWhenItsTimeIsUp() {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    Issued issued =
        get(
            node.keys()
                .create(owner, new Draft("brief", null, null, Set.of(), KeyRights.NONE, later)));
    Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
    stores.sql("update gateway_key set expires_at = '%s' where name = 'brief'".formatted(soon));
    Eventually.is(Reason.EXPIRED, () -> reasonOrNull(node, issued.secret().reveal()));
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
    assertThat(((Rejected) get(node.keys().authenticate(issued.secret().reveal()))).caller())
        .isNotNull();
  }

  @Test
  void servesWhatItKnowsWhilePostgresIsAway() {
    Issued known = issued("known");
    String unknown = TokenFormat.generate("tp_").text();
    accepted(other, known);
    database.off();
    try {
      done(other.the(KeyMemory.class).compare().onErrorComplete());
      Eventually.is(true, () -> isAccepted(other, known));
      assertThat(failure(other.keys().authenticate(unknown))).isInstanceOf(Unavailable.class);
    } finally {
      database.on();
    }
    Eventually.is(Reason.UNKNOWN, () -> reasonOnceTold(other, unknown));
  }

  @Test
  void usesAreWrittenInBatches() {
    Issued issued = issued("used");
    assertThat(listed("used").lastUsedAt()).isNull();
    accepted(node, issued);
    done(node.the(KeyUses.class).flush());
    assertThat(listed("used").lastUsedAt())
        .isBetween(Instant.now().minus(Duration.ofMinutes(2)), Instant.now());
  }

  @Test
  void manyRequestsWithOneNewKeyCostOneRead() {
    Issued issued = issuedLongAgo("herd");
    int asked = database.asked();
    Flux.range(0, 200)
        .flatMap(_ -> other.keys().authenticate(issued.secret().reveal()), 200)
        .doOnNext(verdict -> assertThat(verdict).isInstanceOf(Accepted.class))
        .blockLast(Duration.ofSeconds(20));
    assertThat(database.asked()).isEqualTo(asked + 1);
  }

  @Test
  void aForeignKeyIsNotThere() {
    Actor stranger = node.founded("Stranger").session().actor();
    Issued issued = issued("mine");
    KeyId id = issued.key().id();
    Draft draft = new Draft("stolen", null, null, Set.of(), KeyRights.NONE, null);
    assertThat(failure(node.keys().revoke(stranger, id))).isInstanceOf(NotFound.class);
    assertThat(failure(node.keys().change(stranger, id, draft))).isInstanceOf(NotFound.class);
    assertThat(names(stranger)).containsExactly("First key");
    assertThat(accepted(node, issued).keyName()).isEqualTo("mine");
    assertThat(failure(node.keys().revoke(owner, new KeyId(UUID.randomUUID()))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void badDraftsAreRefusedFieldByField() {
    Instant past = Instant.now().minusSeconds(1);
    assertThat(mistakes(new Draft("", null, "a b", Set.of("x y"), KeyRights.NONE, null)))
        .containsExactlyInAnyOrder("/name", "/default_config", "/allowed_models");
    assertThat(mistakes(new Draft("x", "nope", null, Set.of(), KeyRights.NONE, null)))
        .containsExactly("/team");
    assertThat(mistakes(new Draft("x", null, null, Set.of(), KeyRights.NONE, past)))
        .containsExactly("/expires_at");
    assertThat(mistakes(new Draft("x", null, null, Set.of(), KeyRights.NONE, Instant.MAX)))
        .containsExactly("/expires_at");
  }

  @Test
  void aRevokedKeyCannotBeChanged() {
    Issued issued = issued("dead");
    done(node.keys().revoke(owner, issued.key().id()));
    Draft draft = new Draft("alive", null, null, Set.of(), KeyRights.NONE, null);
    assertThat(failure(node.keys().change(owner, issued.key().id(), draft)))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void viewersChangeNothing() {
    Actor viewer = new Actor(owner.organization(), null, Role.VIEWER, "viewer");
    Draft draft = new Draft("x", null, null, Set.of(), KeyRights.NONE, null);
    KeyId id = issued("guarded").key().id();
    assertThat(failure(node.keys().create(viewer, draft))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.keys().change(viewer, id, draft))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.keys().revoke(viewer, id))).isInstanceOf(Forbidden.class);
    assertThat(listed("guarded").revokedAt()).isNull();
  }

  @Test
  void theHintShowsAStartAndNoSecret() {
    Issued issued = issued("hinted");
    assertThat(issued.key().hint()).matches("tp_[0-9A-Za-z]{6}…");
    assertThat(issued.secret().reveal()).startsWith(issued.key().hint().replace("…", ""));
    assertThat(issued.toString()).doesNotContain(issued.secret().reveal());
  }

  private static Issued issued(String name) {
    return issued(name, KeyRights.NONE);
  }

  private static Issued issued(String name, KeyRights rights) {
    return get(node.keys().create(owner, new Draft(name, null, null, Set.of(), rights, null)));
  }

  /** One that no node's timer comes upon as new, and has read again. */
  private static Issued issuedLongAgo(String name) {
    Issued issued = issued(name);
    stores.sql(
        "update gateway_key set changed_at = now() - interval '1 day' where name = '%s'"
            .formatted(name));
    done(other.the(KeyMemory.class).compare());
    return issued;
  }

  private static Draft bringing(KeyRights rights) {
    return new Draft("bringing", null, null, Set.of(), rights, null);
  }

  private static KeyRights anywhere() {
    return new KeyRights(false, false, Set.of("*"), Set.of("*"));
  }

  /** False while neither its memory nor a store has an answer: Redis is written in its own time. */
  private static boolean isAccepted(Node where, Issued issued) {
    return get(
        where
            .keys()
            .authenticate(issued.secret().reveal())
            .map(Accepted.class::isInstance)
            .onErrorReturn(Unavailable.class, false));
  }

  private static Caller accepted(Node where, Issued issued) {
    KeyVerdict verdict = get(where.keys().authenticate(issued.secret().reveal()));
    assertThat(verdict).isInstanceOf(Accepted.class);
    return ((Accepted) verdict).caller();
  }

  /** A question that was put while Postgres was away may still be answered so. */
  private static Reason reasonOnceTold(Node where, String key) {
    try {
      return reason(where, key);
    } catch (Unavailable notYet) {
      return Reason.MISSING;
    }
  }

  private static Reason reason(Node where, String key) {
    Reason reason = reasonOrNull(where, key);
    return reason == null ? Reason.MISSING : reason;
  }

  private static Reason reasonOrNull(Node where, String key) {
    return switch (get(where.keys().authenticate(key))) {
      case Accepted _ -> null;
      case Rejected rejected -> rejected.reason();
    };
  }

  private static List<String> names(Actor actor) {
    GatewayKeys keys = node.keys();
    return get(keys.list(actor.organizationId()).map(GatewayKey::name).collectList());
  }

  private static GatewayKey listed(String name) {
    return get(
        node.keys()
            .list(owner.organizationId())
            .filter(key -> key.name().equals(name))
            .singleOrEmpty());
  }

  private static KeyId idOf(String name) {
    return listed(name).id();
  }

  private static List<String> mistakes(Draft draft) {
    InvalidInput refusal = (InvalidInput) failure(node.keys().create(owner, draft));
    return refusal.mistakes().stream().map(mistake -> mistake.pointer()).toList();
  }
}
