package io.turnpike.routing.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.pipeline.CopyRoom.Answer;
import io.turnpike.routing.gateway.pipeline.CopyRoom.Place;
import io.turnpike.routing.gateway.pipeline.CopyRoom.Refused;
import io.turnpike.tenants.OrganizationId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyRoomTests {

  private static final OrganizationId ONE = new OrganizationId(new UUID(0, 1));
  private static final OrganizationId TWO = new OrganizationId(new UUID(0, 2));
  private static final OrganizationId THREE = new OrganizationId(new UUID(0, 3));

  private final Deque<Place> held = new ArrayDeque<>();

  @Test
  void holdsNoMoreBytesThanItMay() {
    CopyRoom room = new CopyRoom(10, 100);

    assertThat(take(room, ONE, 60)).isEqualTo("taken");
    assertThat(take(room, ONE, 60)).isEqualTo("too_many_waiting");
    assertThat(take(room, TWO, 40)).isEqualTo("taken");
    held.removeFirst().giveBack();
    assertThat(take(room, ONE, 60)).isEqualTo("taken");
  }

  @Test
  void holdsNoMoreCopiesThanItMay() {
    CopyRoom room = new CopyRoom(2, 100);

    assertThat(take(room, ONE, 1)).isEqualTo("taken");
    assertThat(take(room, TWO, 1)).isEqualTo("taken");
    assertThat(take(room, THREE, 1)).isEqualTo("too_many_waiting");
    held.removeFirst().giveBack();
    assertThat(take(room, THREE, 1)).isEqualTo("taken");
  }

  @Test
  void oneTenantLeavesPlacesToOthers() {
    CopyRoom room = new CopyRoom(320, 1_000);

    assertThat(fill(room, ONE, 1)).isEqualTo(240);
    assertThat(fill(room, TWO, 1)).isEqualTo(60);
    assertThat(fill(room, THREE, 1)).isEqualTo(15);
    assertThat(take(room, ONE, 1)).isEqualTo("share_used_up");
  }

  @Test
  void oneTenantLeavesBytesToOthers() {
    CopyRoom room = new CopyRoom(1_000, 320);

    assertThat(fill(room, ONE, 10)).isEqualTo(24);
    assertThat(fill(room, TWO, 10)).isEqualTo(6);
  }

  @Test
  void whatOneGivesBackIsForWhoeverHasLess() {
    CopyRoom room = new CopyRoom(8, 100);
    fill(room, ONE, 1);
    fill(room, TWO, 1);

    held.removeFirst().giveBack();

    assertThat(take(room, ONE, 1)).isEqualTo("share_used_up");
    assertThat(take(room, TWO, 1)).isEqualTo("taken");
  }

  private int fill(CopyRoom room, OrganizationId tenant, long bytes) {
    int taken = 0;
    while (take(room, tenant, bytes).equals("taken")) {
      taken++;
    }
    return taken;
  }

  private String take(CopyRoom room, OrganizationId tenant, long bytes) {
    Answer answer = room.take(tenant, bytes);
    return switch (answer) {
      case Refused(String reason) -> reason;
      case Place place -> {
        held.add(place);
        yield "taken";
      }
    };
  }
}
