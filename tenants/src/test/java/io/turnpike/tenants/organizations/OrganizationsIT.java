package io.turnpike.tenants.organizations;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static io.turnpike.tenants.Node.getOrNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;

  private final Actor owner = node.founded("Acme").session().actor();

  @BeforeAll
  static void start() {
    node = Node.on(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void areFoundById() {
    assertThat(get(node.organizations().find(owner.organizationId())))
        .isEqualTo(owner.organization());
    assertThat(getOrNull(node.organizations().find(new OrganizationId(UUID.randomUUID()))))
        .isNull();
  }

  @Test
  void areRenamedAndKeepTheirSlug() {
    Organization renamed = get(node.organizations().rename(owner, "  Umbrella  "));
    assertThat(renamed.name()).isEqualTo("Umbrella");
    assertThat(renamed.slug()).isEqualTo(owner.organization().slug());
    assertThat(get(node.organizations().find(owner.organizationId()))).isEqualTo(renamed);
    assertThat(failure(node.organizations().rename(owner, ""))).isInstanceOf(InvalidInput.class);
  }

  @Test
  void moveTheirDays() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(get(node.organizations().changeZone(owner, berlin)).zone()).isEqualTo(berlin);
    assertThat(get(node.organizations().find(owner.organizationId())).zone()).isEqualTo(berlin);
  }

  @Test
  void areChangedByOwnersAndAdminsOnly() {
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    assertThat(failure(node.organizations().rename(developer, "x"))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.organizations().changeZone(developer, ZoneId.of("UTC"))))
        .isInstanceOf(Forbidden.class);
  }
}
