package io.turnpike.tenants.keys;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys.Issued;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.SwitchedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagementKeysIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static SwitchedDatabase database;
  private static Node node;
  private static Actor owner;

  @BeforeAll
  static void start() {
    database = new SwitchedDatabase(stores.database());
    node = Node.on(stores, database, Map.of());
    owner = node.founded("Acme").session().actor();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aKeyActsInItsRoleUnderItsName() {
    Issued issued = get(node.managementKeys().create(owner, "ci", Role.DEVELOPER, null));
    Actor actor = get(node.managementKeys().authenticate(issued.secret().reveal()));
    assertThat(actor).isEqualTo(new Actor(owner.organization(), null, Role.DEVELOPER, "ci"));
    assertThat(issued.secret().reveal()).startsWith("tpa_");
  }

  @Test
  void aRevokedKeyActsNoMore() {
    Issued issued = get(node.managementKeys().create(owner, "old", Role.ADMIN, null));
    done(node.managementKeys().revoke(owner, issued.key().id()));
    done(node.managementKeys().revoke(owner, issued.key().id()));
    assertThat(getOrNull(node.managementKeys().authenticate(issued.secret().reveal()))).isNull();
  }

  @Test
  void whatGoesOnWithAKeyHearsOfItsEndOnEveryNode() {
    try (Node other = Node.on(stores)) {
      Issued issued = get(node.managementKeys().create(owner, "watched", Role.VIEWER, null));
      String key = issued.secret().reveal();
      var here = node.managementKeys().ended(key).toFuture();
      var there = other.managementKeys().ended(key).toFuture();
      Issued another = get(node.managementKeys().create(owner, "another", Role.VIEWER, null));
      done(node.managementKeys().revoke(owner, another.key().id()));
      assertThat(here).isNotDone();

      done(node.managementKeys().revoke(owner, issued.key().id()));

      assertThat(here).succeedsWithin(Duration.ofSeconds(20));
      assertThat(there).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void aKeyActsUntilItExpires() {
    Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    Issued issued = get(node.managementKeys().create(owner, "guest", Role.VIEWER, end));
    String key = issued.secret().reveal();
    assertThat(issued.key().expiresAt()).isEqualTo(end);
    assertThat(get(node.managementKeys().authenticate(key)).label()).isEqualTo("guest");

    stores.sql("update management_key set expires_at = now() where name = 'guest'");

    assertThat(getOrNull(node.managementKeys().authenticate(key))).isNull();
  }

  @Test
  void anEndBeyondReasonIsNamed() {
    Instant end = Instant.parse("9999-01-01T00:00:00Z");
    assertThat(failure(node.managementKeys().create(owner, "long", Role.VIEWER, end)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            it ->
                assertThat(it.mistakes())
                    .extracting(Mistake::pointer)
                    .containsExactly("/expires_at"));
  }

  @Test
  void whatIsNoLivingKeyIsNobody() {
    String gatewayKey = node.founded("Gateway").gatewayKey().secret().reveal();
    int asked = database.asked();
    for (String key : new String[] {null, "", "tpa_x", gatewayKey, "tpa_" + "x".repeat(1 << 20)}) {
      assertThat(getOrNull(node.managementKeys().authenticate(key))).isNull();
    }
    assertThat(database.asked()).isEqualTo(asked);
    String invented = TokenFormat.generate("tpa_").text();
    assertThat(getOrNull(node.managementKeys().authenticate(invented))).isNull();
  }

  @Test
  void notKnowingIsNotRefusing() {
    Issued issued = get(node.managementKeys().create(owner, "away", Role.ADMIN, null));
    database.off();
    try {
      assertThat(failure(node.managementKeys().authenticate(issued.secret().reveal())))
          .isInstanceOf(Unavailable.class);
    } finally {
      database.on();
    }
  }

  @Test
  void nobodyMakesOrRevokesAKeyAboveThemselves() {
    Actor admin = new Actor(owner.organization(), null, Role.ADMIN, "admin");
    assertThat(failure(node.managementKeys().create(admin, "up", Role.OWNER, null)))
        .isInstanceOf(Forbidden.class);
    Issued owners = get(node.managementKeys().create(owner, "owners", Role.OWNER, null));
    assertThat(failure(node.managementKeys().revoke(admin, owners.key().id())))
        .isInstanceOf(Forbidden.class);
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThat(failure(node.managementKeys().create(developer, "x", Role.VIEWER, null)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aForeignKeyIsNotThere() {
    Actor stranger = node.founded("Stranger").session().actor();
    Issued issued = get(node.managementKeys().create(owner, "mine", Role.ADMIN, null));
    assertThat(failure(node.managementKeys().revoke(stranger, issued.key().id())))
        .isInstanceOf(NotFound.class);
    assertThat(get(node.managementKeys().list(stranger.organizationId()).collectList()))
        .extracting(ManagementKey::name)
        .containsExactly("First management key");
    assertThat(get(node.managementKeys().authenticate(issued.secret().reveal())).label())
        .isEqualTo("mine");
  }
}
