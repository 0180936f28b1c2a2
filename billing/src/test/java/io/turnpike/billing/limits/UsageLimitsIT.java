package io.turnpike.billing.limits;

import static io.turnpike.billing.rules.Drafts.ORGANIZATION;
import static io.turnpike.billing.rules.RuleNode.done;
import static io.turnpike.billing.rules.RuleNode.failure;
import static io.turnpike.billing.rules.RuleNode.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.UsageLimits.Draft;
import io.turnpike.billing.WrittenScope;
import io.turnpike.billing.rules.Drafts;
import io.turnpike.billing.rules.RuleNode;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsageLimitsIT {

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
  void anotherAmountCountsOnAndAnotherTimeOrMeasureBeginsAnew() {
    Limit first = put("l", Drafts.requests(ORGANIZATION, "5", "minute"));
    assertThat(put("l", Drafts.requests(ORGANIZATION, "50", "minute")).counter())
        .isEqualTo(first.counter());
    Limit hour = put("l", Drafts.requests(ORGANIZATION, "50", "hour"));
    Limit tokens = put("l", new Draft(List.of(ORGANIZATION), null, "50", null, null, "hour"));
    Limit team = put("l", Drafts.requests(WrittenScope.of("team", "default"), "50", "hour"));
    assertThat(List.of(first.counter(), hour.counter(), tokens.counter(), team.counter()))
        .doesNotHaveDuplicates();
    assertThat(team.createdAt()).isEqualTo(first.createdAt());
  }

  @Test
  void valuesOfHeadersAndMetadataHaveACounterEach() {
    Limit header =
        put(
            "h",
            Drafts.requests(new WrittenScope("header", "X-Customer", List.of()), "5", "minute"));
    assertThat(header.scope()).isEqualTo(new Scope(Kind.HEADER, "x-customer", Set.of()));
    assertThat(header.scope().each()).isTrue();
    Limit metadata =
        put(
            "m",
            Drafts.requests(new WrittenScope("metadata", "customer", List.of()), "5", "minute"));
    assertThat(metadata.scope()).isEqualTo(new Scope(Kind.TAG, "customer", Set.of()));
  }

  @Test
  void concurrencyHasNoTime() {
    Limit limit = put("c", new Draft(List.of(ORGANIZATION), null, null, null, "5", null));
    assertThat(limit.measure()).isEqualTo(Measure.CONCURRENCY);
    assertThat(limit.per()).isNull();
    assertThat(get(node.limits().find(owner.organizationId(), "c"))).isEqualTo(limit);
  }

  @Test
  void everyChangeIsAudited() {
    put("l", Drafts.requests(ORGANIZATION, "5", "minute"));
    put("l", Drafts.requests(ORGANIZATION, "5", "minute"));
    put("l", Drafts.requests(ORGANIZATION, "6", "minute"));
    done(node.limits().delete(owner, "l"));
    assertThat(
            stores.rows(
                "select action from audit where organization_id = '%s' and action like 'limit.%%' order by number"
                    .formatted(owner.organizationId())))
        .extracting(row -> row.get("action"))
        .containsExactly("limit.create", "limit.change", "limit.delete");
  }

  @Test
  void whoMayNotSeesNoChange() {
    put("l", Drafts.requests(ORGANIZATION, "5", "minute"));
    Actor developer = new Actor(owner.organization(), null, Role.DEVELOPER, "dev");
    Actor stranger = node.founded().session().actor();
    assertThat(failure(node.limits().delete(developer, "l"))).isInstanceOf(Forbidden.class);
    assertThat(failure(node.limits().delete(stranger, "l"))).isInstanceOf(NotFound.class);
    assertThat(get(node.limits().list(stranger.organizationId()).collectList())).isEmpty();
    assertThat(get(node.limits().list(owner.organizationId()).collectList())).hasSize(1);
  }

  private Limit put(String id, Draft draft) {
    return get(node.limits().put(owner, id, draft)).limit();
  }
}
