package io.turnpike.billing.budgets;

import static io.turnpike.billing.rules.Drafts.ORGANIZATION;
import static io.turnpike.billing.rules.RuleNode.done;
import static io.turnpike.billing.rules.RuleNode.failure;
import static io.turnpike.billing.rules.RuleNode.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budgets.Saved;
import io.turnpike.billing.WrittenScope;
import io.turnpike.billing.rules.Drafts;
import io.turnpike.billing.rules.RuleNode;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BudgetsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static RuleNode node;

  private final Actor owner = node.founded().session().actor();

  @BeforeAll
  static void start() {
    node = RuleNode.on(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void whatWasSpentOutlivesAnotherAmountAndOtherConsequences() {
    Budget first = put("b", Drafts.budget(ORGANIZATION, "5"));
    assertThat(put("b", Drafts.budget(ORGANIZATION, "50")).counter()).isEqualTo(first.counter());
    Budget cheap = put("b", Drafts.budget(ORGANIZATION, "50", "day", "degrade", RuleNode.CHEAP));
    assertThat(cheap.counter()).isEqualTo(first.counter());
    assertThat(cheap.createdAt()).isEqualTo(first.createdAt());
  }

  @Test
  void whatCountsSomethingElseBeginsAnew() {
    Budget first = put("b", Drafts.budget(ORGANIZATION, "5"));
    Budget month = put("b", Drafts.budget(ORGANIZATION, "5", "month", null, null));
    Budget team =
        put("b", Drafts.budget(WrittenScope.of("team", "default"), "5", "month", null, null));
    done(node.budgets().delete(owner, "b"));
    Budget again =
        put("b", Drafts.budget(WrittenScope.of("team", "default"), "5", "month", null, null));
    assertThat(List.of(first.counter(), month.counter(), team.counter(), again.counter()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsSavedTwiceChangesNothing() {
    Saved first = get(node.budgets().put(owner, "b", Drafts.budget(ORGANIZATION, "5")));
    Saved second = get(node.budgets().put(owner, "b", Drafts.budget(ORGANIZATION, "5.00")));
    assertThat(first.created()).isTrue();
    assertThat(second).isEqualTo(new Saved(first.budget(), false));
    assertThat(audited()).containsExactly("budget.create");
  }

  @Test
  void everyChangeIsAuditedWithWhatItSays() {
    put("b", Drafts.budget(WrittenScope.tag("customer=acme"), "0.000000001"));
    put("b", Drafts.budget(WrittenScope.tag("customer=acme"), "9000000"));
    done(node.budgets().delete(owner, "b"));
    assertThat(audited()).containsExactly("budget.create", "budget.change", "budget.delete");
    assertThat(stores.rows(audit("budget.create")).getFirst().get("details").toString())
        .contains("\"amount_usd\": \"0.000000001\"")
        .contains("\"scope\": {\"tag\": {\"customer\": \"acme\"}}");
  }

  @Test
  void saysWhichConfigWasMeant() {
    InvalidInput refusal =
        (InvalidInput)
            failure(
                node.budgets()
                    .put(owner, "b", Drafts.budget(ORGANIZATION, "5", "day", "degrade", "chaep")));
    assertThat(refusal.mistakes().getFirst().pointer()).isEqualTo("/degrade_to");
    assertThat(refusal.mistakes().getFirst().message()).endsWith("Did you mean \"cheap\"?");
  }

  @Test
  void onlyWhoMindsTheMoneyChangesIt() {
    put("b", Drafts.budget(ORGANIZATION, "5"));
    for (Role role : List.of(Role.DEVELOPER, Role.VIEWER)) {
      Actor actor = new Actor(owner.organization(), null, role, "somebody");
      assertThat(failure(node.budgets().put(actor, "b", Drafts.budget(ORGANIZATION, "6"))))
          .isInstanceOf(Forbidden.class);
      assertThat(failure(node.budgets().delete(actor, "b"))).isInstanceOf(Forbidden.class);
    }
  }

  /** Also when many are saved at once. */
  @Test
  void thereAreSoManyAndNoMore() {
    Flux.range(0, 195)
        .concatMap(i -> node.budgets().put(owner, "b" + i, Drafts.budget(ORGANIZATION, "5")))
        .blockLast();
    List<Boolean> saved =
        get(
            Flux.range(195, 20)
                .flatMap(
                    i ->
                        node.budgets()
                            .put(owner, "b" + i, Drafts.budget(ORGANIZATION, "5"))
                            .map(Saved::created)
                            .onErrorResume(Conflict.class, _ -> Mono.just(false)))
                .collectList());
    assertThat(saved).filteredOn(it -> it).hasSize(5);
    assertThat(failure(node.budgets().put(owner, "more", Drafts.budget(ORGANIZATION, "5"))))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("200 budgets");
    assertThat(put("b7", Drafts.budget(ORGANIZATION, "6")).amountNanoUsd())
        .isEqualTo(6_000_000_000L);
  }

  @Test
  void twoWhoSaveTheSameAtOnceMakeOne() {
    List<Saved> saved =
        get(
            Flux.fromStream(IntStream.range(0, 8).boxed())
                .flatMap(i -> node.budgets().put(owner, "b", Drafts.budget(ORGANIZATION, "5")))
                .collectList());
    assertThat(saved).filteredOn(Saved::created).hasSize(1);
    assertThat(saved)
        .extracting(it -> it.budget().counter())
        .containsOnly(saved.getFirst().budget().counter());
  }

  @Test
  void anotherOrganizationNeitherSeesNorTouchesIt() {
    Budget ours = put("b", Drafts.budget(ORGANIZATION, "5"));
    Actor stranger = node.founded().session().actor();
    assertThat(get(node.budgets().list(stranger.organizationId()).collectList())).isEmpty();
    assertThat(node.budgets().find(stranger.organizationId(), "b").blockOptional()).isEmpty();
    assertThat(failure(node.budgets().delete(stranger, "b"))).isInstanceOf(NotFound.class);
    for (String table : List.of("budget", "usage_limit", "spend_rules")) {
      assertThat(foreign(stranger, "select count(*) as n from " + table)).as(table).isZero();
    }
    assertThat(
            foreign(
                stranger,
                "with gone as (delete from budget returning 1) select count(*) as n from gone"))
        .isZero();
    assertThat(get(node.budgets().find(owner.organizationId(), "b"))).isEqualTo(ours);
  }

  private long foreign(Actor actor, String sql) {
    return get(
        stores
            .database()
            .within(
                actor.organizationId().value(),
                db -> db.sql(sql).map(row -> row.get("n", Long.class)).one())
            .single());
  }

  private Budget put(String id, io.turnpike.billing.Budgets.Draft draft) {
    return get(node.budgets().put(owner, id, draft)).budget();
  }

  private List<String> audited() {
    return stores.rows(audit("budget.%")).stream().map(BudgetsIT::action).toList();
  }

  private String audit(String action) {
    return "select action, details from audit where organization_id = '%s' and action like '%s' order by number"
        .formatted(owner.organizationId(), action);
  }

  private static String action(Map<String, Object> row) {
    return row.get("action").toString();
  }
}
