package io.turnpike.tenants;

import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second fence: what the database refuses even if a statement forgets its organization. */
class RowLevelSecurityIT {

  private static final List<String> TABLES =
      List.of(
          "team",
          "member",
          "session",
          "gateway_key",
          "management_key",
          "provider_connection",
          "provider_credential",
          "webhook",
          "notification",
          "delivery",
          "audit");

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Actor ours;
  private static Actor theirs;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    ours = founded("Ours");
    theirs = founded("Theirs");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void everyTableOfAnOrganizationIsFenced() {
    assertThat(
            stores.rows(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'p') and a.attname = 'organization_id'
                  and c.relname in (%s)
                  and c.relrowsecurity and c.relforcerowsecurity
                """
                    .formatted("'" + String.join("','", TABLES) + "'")))
        .hasSize(TABLES.size());
  }

  @Test
  void aScopeSeesItsOwnRowsOnly() {
    for (String table : TABLES) {
      assertThat(count(ours, "select count(*) as n from " + table))
          .as(table)
          .isPositive()
          .isEqualTo(count(ours, owned(table, ours)));
      assertThat(count(ours, owned(table, theirs))).as(table).isZero();
    }
    assertThat(count(ours, "select count(*) as n from organization")).isEqualTo(1);
  }

  @Test
  void aScopeCannotChangeForeignRows() {
    for (String change :
        List.of(
            "update team set name = 'stolen'",
            "update gateway_key set revoked_at = now()",
            "delete from provider_connection",
            "delete from provider_credential",
            "delete from session",
            "update webhook set url = 'https://stolen.example.com'",
            "delete from webhook",
            "update delivery set state = 'FAILED'",
            "update organization set name = 'stolen'")) {
      String foreign =
          change
              + (change.contains("organization set")
                  ? " where id = '"
                  : " where organization_id = '")
              + theirs.organizationId()
              + "'";
      assertThat(get(run(ours, foreign))).as(change).isZero();
    }
  }

  @Test
  void aScopeCannotPlantRowsElsewhere() {
    String plant =
        "insert into team (id, organization_id, slug, name, created_at)"
            + " values (gen_random_uuid(), '%s', 'planted', 'x', now())"
                .formatted(theirs.organizationId());
    assertThat(Node.failure(run(ours, plant))).hasStackTraceContaining("row-level security");
  }

  @Test
  void aScopeDoesNotSeePeopleOrPasswords() {
    assertThat(Node.failure(run(ours, "select * from app_user")))
        .hasStackTraceContaining("permission denied");
  }

  private static Actor founded(String name) {
    Actor actor = node.founded(name).session().actor();
    get(
        node.connections()
            .put(actor, "own", Drafts.of("openai", null, new Secret("sk"), Map.of())));
    WebhookId webhook =
        get(node.webhooks().create(actor, "http://127.0.0.1:1/", Set.of("kettle.boiled")))
            .webhook()
            .id();
    get(node.webhooks().test(actor, webhook));
    return actor;
  }

  private static String owned(String table, Actor actor) {
    return "select count(*) as n from %s where organization_id = '%s'"
        .formatted(table, actor.organizationId());
  }

  private static long count(Actor actor, String query) {
    return get(
        stores
            .database()
            .within(
                actor.organizationId().value(),
                db -> db.sql(query).map(row -> row.get("n", Long.class)).one())
            .single());
  }

  private static reactor.core.publisher.Mono<Long> run(Actor actor, String statement) {
    return stores
        .database()
        .within(actor.organizationId().value(), db -> db.sql(statement).fetch().rowsUpdated())
        .single();
  }
}
