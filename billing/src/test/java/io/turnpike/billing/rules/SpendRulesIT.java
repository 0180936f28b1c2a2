package io.turnpike.billing.rules;

import static io.turnpike.billing.rules.RuleNode.done;
import static io.turnpike.billing.rules.RuleNode.failure;
import static io.turnpike.billing.rules.RuleNode.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.billing.Budget;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Organizations.Change;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nodes remember of an organization's rules, and how soon they hear of a change. */
class SpendRulesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration SOON = Duration.ofSeconds(15);

  private final SwitchedLine line = new SwitchedLine(stores.database());
  private RuleNode here;
  private RuleNode there;
  private Actor owner;
  private OrganizationId acme;

  @BeforeEach
  void start() {
    here = RuleNode.on(stores);
    there = RuleNode.on(stores, line);
    owner = here.founded().session().actor();
    acme = owner.organizationId();
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  @Test
  void whatWasReadIsPresentWithoutAsking() {
    assertThat(there.rules().present(acme)).isNull();
    Rules none = get(there.rules().of(acme));
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.zone()).isEqualTo(ZoneId.of("UTC"));
    line.off();
    assertThat(there.rules().present(acme)).isSameAs(none);
    assertThat(get(there.rules().of(acme))).isSameAs(none);
  }

  @Test
  void whoChangesMeetsTheChangeAtOnceAndOthersSoon() {
    get(here.rules().of(acme));
    get(there.rules().of(acme));
    Budget budget = put("b", "5");
    assertThat(get(here.rules().of(acme)).budgets()).containsExactly(budget);
    awaitBudgets(there, List.of(budget));

    get(here.limits().put(owner, "l", Drafts.requests(Drafts.ORGANIZATION, "5", "minute")));
    await().atMost(SOON).until(() -> get(there.rules().of(acme)).limits().size() == 1);
    done(here.budgets().delete(owner, "b"));
    awaitBudgets(there, List.of());
  }

  /**
   * As if the announcements had been lost; one of each organization, so that none tells another.
   */
  @Test
  void comparingFindsWhatWasNotHeard() {
    OrganizationId raised = withABudget();
    OrganizationId moved = withABudget();
    OrganizationId freed = withABudget();
    stores.sql("update budget set amount_nano = 7 where organization_id = '%s'".formatted(raised));
    stores.sql("update organization set zone = 'Asia/Tokyo' where id = '%s'".formatted(moved));
    stores.sql("delete from budget where organization_id = '%s'".formatted(freed));
    await().atMost(SOON).until(() -> known(raised).budgets().getFirst().amountNanoUsd() == 7);
    await().atMost(SOON).until(() -> known(moved).zone().getId().equals("Asia/Tokyo"));
    await().atMost(SOON).until(() -> known(freed).budgets().isEmpty());
  }

  /** Which the other node has read. */
  private OrganizationId withABudget() {
    Actor founder = here.founded().session().actor();
    get(here.budgets().put(founder, "b", Drafts.budget(Drafts.ORGANIZATION, "5")));
    assertThat(known(founder.organizationId()).budgets()).hasSize(1);
    return founder.organizationId();
  }

  private Rules known(OrganizationId organization) {
    return get(there.rules().of(organization));
  }

  @Test
  void anotherZoneIsAnotherCalendar() {
    get(here.rules().of(acme));
    get(there.rules().of(acme));
    get(here.the(Organizations.class).change(owner, new Change(null, "Europe/Berlin")));
    await().atMost(SOON).until(() -> zone(here).equals("Europe/Berlin"));
    await().atMost(SOON).until(() -> zone(there).equals("Europe/Berlin"));
  }

  @Test
  void withoutPostgresTheLastKnownRulesHold() {
    Budget budget = put("b", "5");
    Rules known = get(here.rules().of(acme));
    line.off();
    await().atMost(SOON).ignoreExceptions().until(() -> get(there.rules().of(acme)).equals(known));
    Budget raised = put("b", "6");
    assertThat(raised.counter()).isEqualTo(budget.counter());
    awaitBudgets(there, List.of(raised));
    line.on();
    awaitBudgets(there, List.of(put("b", "7")));
  }

  @Test
  void whatNobodyKnowsIsNotTakenForNone() {
    Actor stranger = here.founded().session().actor();
    line.off();
    assertThat(failure(there.rules().of(stranger.organizationId())))
        .isInstanceOf(Unavailable.class);
    assertThat(there.rules().present(stranger.organizationId())).isNull();
  }

  private Budget put(String id, String amountUsd) {
    return get(here.budgets().put(owner, id, Drafts.budget(Drafts.ORGANIZATION, amountUsd)))
        .budget();
  }

  private void awaitBudgets(RuleNode node, List<Budget> expected) {
    await().atMost(SOON).until(() -> get(node.rules().of(acme)).budgets().equals(expected));
  }

  private String zone(RuleNode node) {
    return get(node.rules().of(acme)).zone().getId();
  }
}
