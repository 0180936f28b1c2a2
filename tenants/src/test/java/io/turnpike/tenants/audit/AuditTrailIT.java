package io.turnpike.tenants.audit;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AuditTrailIT {

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
  void entriesMadeAtOnceAreNumberedWithoutGaps() {
    get(
        Flux.range(0, 12)
            .flatMap(i -> node.teams().create(owner, "team-" + i, "Team " + i))
            .collectList());
    assertThat(numbers()).containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
  }

  @Test
  void aChangeThatFailsLeavesNoEntryAndNoGap() {
    get(node.teams().create(owner, "a", "A"));
    failure(node.teams().create(owner, "a", "A again"));
    failure(rolledBack());
    get(node.teams().create(owner, "b", "B"));
    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void entriesTellWhoWhatAndHow() {
    get(node.teams().create(owner, "a", "A"));
    Map<String, Object> entry =
        rows("select actor, user_id, action, subject, details->>'name' as name").getLast();
    assertThat(entry)
        .containsEntry("actor", owner.label())
        .containsEntry("user_id", owner.user().value())
        .containsEntry("action", "team.create")
        .containsEntry("subject", "a")
        .containsEntry("name", "A");
  }

  @Test
  void entriesCannotBeAltered() {
    for (String statement :
        List.of("update audit set actor = 'x'", "delete from audit", "truncate audit")) {
      assertThatThrownBy(() -> stores.sql(statement)).hasMessageContaining("append-only");
    }
  }

  @Test
  void theApplicationMayNotEvenTry() {
    assertThat(
            failure(
                stores
                    .database()
                    .<Long>within(
                        owner.organizationId().value(),
                        db -> db.sql("delete from audit").fetch().rowsUpdated())
                    .then()))
        .hasStackTraceContaining("permission denied");
  }

  private Mono<Void> rolledBack() {
    AuditTrail trail = node.the(AuditTrail.class);
    return stores
        .database()
        .<Void>within(
            owner.organizationId().value(),
            db ->
                trail
                    .record(db, owner, "thing.change", "thing", Map.of())
                    .then(Mono.error(new IllegalStateException("changed my mind"))))
        .then();
  }

  private List<Long> numbers() {
    return rows("select number").stream().map(row -> (Long) row.get("number")).toList();
  }

  private List<Map<String, Object>> rows(String select) {
    return stores.rows(
        "%s from audit where organization_id = '%s' order by number"
            .formatted(select, owner.organizationId()));
  }
}
