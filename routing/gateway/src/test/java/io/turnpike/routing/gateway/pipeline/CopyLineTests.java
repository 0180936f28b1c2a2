package io.turnpike.routing.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyLineTests {

  private static final OrganizationId ONE = new OrganizationId(new UUID(0, 1));
  private static final OrganizationId TWO = new OrganizationId(new UUID(0, 2));

  private final CopyLine<String> line = new CopyLine<>(8);

  @Test
  void tenantsTakeTurnsAndEachKeepsItsOrder() {
    add(ONE, "a1", "a2", "a3");
    add(TWO, "b1");

    assertThat(started()).containsExactly("a1", "b1", "a2", "a3");
  }

  @Test
  void oneWhoseCopiesNeverEndHoldsUpItsOwn() {
    add(ONE, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8");
    assertThat(started()).hasSize(6);

    add(TWO, "b1");

    assertThat(started()).containsExactly("b1");
  }

  @Test
  void aPlaceThatIsFreeAgainIsTaken() {
    add(ONE, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8");
    started();

    line.ended(ONE);

    assertThat(started()).containsExactly("a7");
  }

  @Test
  void whoHasLessUnderWayGoesOnFirst() {
    add(ONE, "a1", "a2", "a3", "a4", "a5", "a6", "a7");
    started();
    add(TWO, "b1", "b2", "b3");
    assertThat(started()).containsExactly("b1", "b2");

    line.ended(ONE);

    assertThat(started()).containsExactly("b3");
  }

  private void add(OrganizationId tenant, String... copies) {
    List.of(copies).forEach(copy -> line.add(tenant, copy));
  }

  private List<String> started() {
    List<String> started = new ArrayList<>();
    for (String next = line.next(); next != null; next = line.next()) {
      started.add(next);
    }
    return started;
  }
}
