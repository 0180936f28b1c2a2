package io.turnpike.tenants.audit;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.audit.AuditLog.Entry;
import io.turnpike.tenants.audit.AuditLog.Filter;
import io.turnpike.tenants.audit.AuditLog.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditLogIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static AuditLog log;

  private final Actor owner = node.founded("Acme").session().actor();

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    log = node.the(AuditLog.class);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void tellsWhoChangedWhatAndHow() {
    get(node.teams().create(owner, "search", "Search"));
    Entry newest = page(Filter.ALL, null, 1).entries().getFirst();
    assertThat(newest.number()).isEqualTo(4);
    assertThat(newest.at()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    assertThat(newest.actor()).isEqualTo(owner.label());
    assertThat(newest.user()).isEqualTo(owner.user());
    assertThat(newest.action()).isEqualTo("team.create");
    assertThat(newest.subject()).isEqualTo("search");
    assertThat(newest.details()).containsExactly(Map.entry("name", "Search"));
  }

  @Test
  void namesNoPersonForAManagementKey() {
    get(node.teams().create(new Actor(owner.organization(), null, Role.ADMIN, "ci"), "b", "B"));
    Entry newest = page(Filter.ALL, null, 1).entries().getFirst();
    assertThat(newest.actor()).isEqualTo("ci");
    assertThat(newest.user()).isNull();
  }

  @Test
  void isReadInPagesNewestFirstWithoutGaps() {
    for (int i = 0; i < 4; i++) {
      get(node.teams().create(owner, "team-" + i, "Team " + i));
    }
    List<Long> numbers = new ArrayList<>();
    String cursor = null;
    do {
      Page page = page(Filter.ALL, cursor, 3);
      page.entries().forEach(entry -> numbers.add(entry.number()));
      cursor = page.nextCursor();
    } while (cursor != null);
    assertThat(numbers).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(page(Filter.ALL, null, 7).nextCursor()).isNull();
  }

  @Test
  void isFilteredByWhoWhatAndWhich() {
    get(node.teams().create(owner, "a", "A"));
    get(node.teams().rename(owner, "a", "A2"));
    get(node.teams().create(new Actor(owner.organization(), null, Role.ADMIN, "ci"), "b", "B"));
    assertThat(numbers(new Filter("ci", null, null))).containsExactly(6L);
    assertThat(numbers(new Filter(null, "team.create", null))).containsExactly(6L, 4L);
    assertThat(numbers(new Filter(null, null, "a"))).containsExactly(5L, 4L);
    assertThat(numbers(new Filter(owner.label(), "team.create", "a"))).containsExactly(4L);
    assertThat(numbers(new Filter("nobody", null, null))).isEmpty();
  }

  @Test
  void showsNobodyElses() {
    Actor other = node.founded("Other").session().actor();
    get(node.teams().create(owner, "secret", "Secret"));
    assertThat(get(log.page(other, Filter.ALL, null, 200)).entries())
        .extracting(Entry::subject)
        .doesNotContain("secret");
  }

  @Test
  void isReadByOwnersAndAdminsOnly() {
    for (Role role : Role.values()) {
      Actor actor = new Actor(owner.organization(), null, role, "x");
      if (role.mayAdminister()) {
        assertThat(get(log.page(actor, Filter.ALL, null, 5)).entries()).hasSize(3);
      } else {
        assertThat(failure(log.page(actor, Filter.ALL, null, 5))).isInstanceOf(Forbidden.class);
      }
    }
  }

  @Test
  void refusesACursorThatNoPageGave() {
    assertThat(failure(log.page(owner, Filter.ALL, "x", 5))).isInstanceOf(InvalidInput.class);
  }

  private List<Long> numbers(Filter filter) {
    return page(filter, null, 200).entries().stream().map(Entry::number).toList();
  }

  private Page page(Filter filter, String cursor, int limit) {
    return get(log.page(owner, filter, cursor, limit));
  }
}
