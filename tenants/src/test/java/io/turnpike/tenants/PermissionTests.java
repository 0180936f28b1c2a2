package io.turnpike.tenants;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.refusal.Forbidden;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionTests {

  @ParameterizedTest
  @EnumSource(names = {"BILLING", "VIEWER"})
  void readersChangeNothing(Role role) {
    assertThatThrownBy(() -> Permission.toChange(actor(role), "gateway keys"))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("gateway keys")
        .hasMessageContaining(role.name().toLowerCase());
  }

  @ParameterizedTest
  @EnumSource(names = {"DEVELOPER", "BILLING", "VIEWER"})
  void onlyOwnersAndAdminsAdminister(Role role) {
    assertThatThrownBy(() -> Permission.toAdminister(actor(role), "teams"))
        .isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEVELOPER", "VIEWER"})
  void whoSpendsDoesNotSetSpend(Role role) {
    assertThatThrownBy(() -> Permission.toBill(actor(role), "budgets"))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("owners, admins and billing");
    assertThatCode(() -> Permission.toBill(actor(Role.BILLING), "budgets"))
        .doesNotThrowAnyException();
  }

  @Test
  void nobodyGrantsMoreThanTheyHave() {
    assertThatThrownBy(() -> Permission.toGrant(actor(Role.ADMIN), Role.OWNER))
        .isInstanceOf(Forbidden.class);
    assertThatCode(() -> Permission.toGrant(actor(Role.ADMIN), Role.ADMIN))
        .doesNotThrowAnyException();
  }

  private static Actor actor(Role role) {
    var id = new OrganizationId(new UUID(0, 1));
    var organization = new Organization(id, "acme", "Acme", ZoneOffset.UTC, Instant.EPOCH);
    return new Actor(organization, null, role, "someone");
  }
}
