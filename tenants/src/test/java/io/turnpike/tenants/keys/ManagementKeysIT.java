package io.turnpike.tenants.keys;

import static io.turnpike.tenants.Node.done;
import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys.Issued;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.SwitchedDatabase;
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
    Issued issued = get(node.managementKeys().create(owner, "ci", Role.DEVELOPER));
    Actor actor = get(node.managementKeys().authenticate(issued.secret().reveal()));
    assertThat(actor).isEqualTo(new Actor(owner.organization(), null, Role.DEVELOPER, "ci"));
    assertThat(issued.secret().reveal()).startsWith("tpa_");
  }

  @Test
  void aRevokedKeyActsNoMore() {
    Issued issued = get(node.managementKeys().create(owner, "old", Role.ADMIN));
    done(node.managementKeys().revoke(owner, issued.key().id()));
    done(node.managementKeys().revoke(owner, issued.key().id()));
    assertThat(getOrNull(node.managementKeys().authenticate(issued.secret().reveal()))).isNull();
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
    Issued issued = get(node.managementKeys().create(owner, "away", Role.ADMIN));
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
    assertThat(failure(node.managementKeys().create(admin, "up", Role.OWNER)))
        .isInstanceOf(Forbidden.class);
    Issued owners = get(node.managementKeys().create(owner, "owners", Role.OWNER));
    assertThat(failure(node.managementKeys().revoke(admin, owners.key().id())))
        .isInstanceOf(Forbidden.class);
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThat(failure(node.managementKeys().create(developer, "x", Role.VIEWER)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aForeignKeyIsNotThere() {
    Actor stranger = node.founded("Stranger").session().actor();
    Issued issued = get(node.managementKeys().create(owner, "mine", Role.ADMIN));
    assertThat(failure(node.managementKeys().revoke(stranger, issued.key().id())))
        .isInstanceOf(NotFound.class);
    assertThat(get(node.managementKeys().list(stranger.organizationId()).collectList()))
        .extracting(ManagementKey::name)
        .containsExactly("First management key");
    assertThat(get(node.managementKeys().authenticate(issued.secret().reveal())).label())
        .isEqualTo("mine");
  }
}
