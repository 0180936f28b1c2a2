package io.turnpike.billing.admission;

import static io.turnpike.billing.testing.SpendNode.quote;
import static io.turnpike.billing.testing.SpendNode.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.testing.FixedRules;
import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Tenant tenant = Tenant.create();
  private final FixedRules rules = new FixedRules();
  private SpendNode one;
  private SpendNode two;

  @BeforeEach
  void open() throws Exception {
    one = new SpendNode(stores, rules);
    two = new SpendNode(stores, rules);
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
  }

  private static void end(Hold hold) {
    end(hold, 10);
  }

  private static void end(Hold hold, long tokens) {
    hold.settle(List.of(new Charge("acme", "gpt-4o-mini", 10, tokens)), true);
  }

  @Test
  void moreRequestsThanAreAllowedAreToldWhenToComeBackAndByWhichLimit() {
    rules.limit(Scope.ORGANIZATION, Measure.REQUESTS, 3, Per.DAY);
    end(one.admit(request(tenant, quote(1, 1))));
    end(two.admit(request(tenant, quote(1, 1))));
    Hold last = one.admit(request(tenant, quote(1, 1)));
    assertThat(last.headers())
        .contains(Map.entry("RateLimit-Policy", "\"limit-0\";q=3;w=86400"))
        .anyMatch(header -> header.getKey().equals("RateLimit"));
    assertThatThrownBy(() -> two.admit(request(tenant, quote(1, 1))))
        .isInstanceOfSatisfying(
            AdmissionRefused.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(429);
              assertThat(refusal.limit()).isEqualTo("limit-0");
              assertThat(refusal.retryAfterSeconds()).isEqualTo(28_800);
              assertThat(refusal.sentence()).contains("limit-0", "the organization", "3 requests");
            });
  }

  @Test
  void placesAreGivenBackWhenCallsEnd() {
    rules.limit(Scope.ORGANIZATION, Measure.CONCURRENCY, 1, null);
    Hold first = one.admit(request(tenant, quote(1, 1)));
    assertThatThrownBy(() -> two.admit(request(tenant, quote(1, 1))))
        .isInstanceOfSatisfying(
            AdmissionRefused.class,
            refusal -> assertThat(refusal.retryAfterSeconds()).isEqualTo(1));
    end(first);
    end(two.admit(request(tenant, quote(1, 1))));
  }

  @Test
  void tokensAreReservedAsTheyMayBeAndSettledAsTheyWere() {
    rules.limit(Scope.ORGANIZATION, Measure.TOKENS, 1_000, Per.DAY);
    end(one.admit(request(tenant, quote(100, 800))));
    end(one.admit(request(tenant, quote(100, 800))));
    Hold open = one.admit(request(tenant, quote(100, 800)));
    assertThatThrownBy(() -> one.admit(request(tenant, quote(100, 800))))
        .isInstanceOf(AdmissionRefused.class);
    end(open);
  }

  @Test
  void aRequestLargerThanTheWholeLimitGoesWhenTheLimitIsUntouched() {
    rules.limit(Scope.ORGANIZATION, Measure.TOKENS, 1_000, Per.DAY);
    end(one.admit(request(tenant, quote(100, 800_000))));
  }

  /** It would else go only once nobody has used any for a whole day. */
  @Test
  void aRequestLargerThanTheWholeLimitGoesWithWhatIsLeft() {
    rules.limit(Scope.ORGANIZATION, Measure.TOKENS, 1_000, Per.DAY);
    end(one.admit(request(tenant, quote(100, 800_000))), 300);
    end(one.admit(request(tenant, quote(100, 800_000))), 300);
    Hold last = one.admit(request(tenant, quote(100, 800_000)));
    assertThatThrownBy(() -> one.admit(request(tenant, quote(100, 800_000))))
        .as("what is left is held")
        .isInstanceOf(AdmissionRefused.class);
    end(last, 350);
    assertThatThrownBy(() -> one.admit(request(tenant, quote(10, 800_000))))
        .as("less than a tenth of the limit is left")
        .isInstanceOf(AdmissionRefused.class);
    end(one.admit(request(tenant, quote(10, 40))), 10);
  }

  /** What it uses beyond what was left is paid by those that come after it. */
  @Test
  void whatIsUsedBeyondTheLimitIsWaitedFor() {
    rules.limit(Scope.ORGANIZATION, Measure.TOKENS, 600, Per.MINUTE);
    end(one.admit(request(tenant, quote(100, 800_000))), 500);
    end(one.admit(request(tenant, quote(50, 800_000))), 700);
    assertThatThrownBy(() -> one.admit(request(tenant, quote(50, 800_000))))
        .isInstanceOfSatisfying(
            AdmissionRefused.class,
            refusal -> assertThat(refusal.retryAfterSeconds()).isBetween(50L, 66L));
  }

  /** Each could use a thousand times the limit; what they read is next to nothing. */
  @Test
  void fewOfThoseRunAtOnceWhileALimitFillsUp() throws Exception {
    rules.limit(Scope.ORGANIZATION, Measure.TOKENS, 10_000, Per.MINUTE);
    Hold first = one.admit(request(tenant, quote(1, 10_000_000)));
    Thread.sleep(100);
    assertThatThrownBy(() -> one.admit(request(tenant, quote(1, 10_000_000))))
        .as("what has come in since is no tenth of it")
        .isInstanceOf(AdmissionRefused.class);
    end(first);
  }

  @Test
  void aCallThatIsNotSentTakesNothing() {
    rules.limit(Scope.ORGANIZATION, Measure.REQUESTS, 1, Per.DAY);
    one.admit(request(tenant, quote(1, 1))).settle(List.of(), false);
    end(one.admit(request(tenant, quote(1, 1))));
    assertThatThrownBy(() -> one.admit(request(tenant, quote(1, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void aBudgetThatRefusesLeavesTheLimitAsItWas() {
    rules.limit(Scope.ORGANIZATION, Measure.REQUESTS, 1, Per.DAY);
    rules.budget(Scope.ORGANIZATION, 100, Mode.HARD);
    assertThatThrownBy(() -> one.admit(request(tenant, quote(0, 101))))
        .isInstanceOfSatisfying(
            AdmissionRefused.class, refusal -> assertThat(refusal.status()).isEqualTo(402));
    end(one.admit(request(tenant, quote(0, 100))));
  }

  @Test
  void eachValueOfATagHasItsOwn() {
    rules.limit(new Scope(Kind.TAG, "env", Set.of()), Measure.REQUESTS, 1, Per.DAY);
    end(one.admit(request(tenant, tagged("a"), quote(1, 1))));
    end(one.admit(request(tenant, tagged("b"), quote(1, 1))));
    end(one.admit(request(tenant, quote(1, 1))));
    assertThatThrownBy(() -> two.admit(request(tenant, tagged("a"), quote(1, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }

  @Test
  void othersAreNotConcerned() {
    rules.limit(new Scope(Kind.TEAM, "", Set.of("other")), Measure.REQUESTS, 1, Per.DAY);
    assertThat(one.admission().concerns(SpendNode.caller(tenant))).isFalse();
    assertThat(one.admission().concerns(SpendNode.caller(tenant.team("other")))).isTrue();
  }

  private static CallLabels tagged(String value) {
    return new CallLabels(Map.of("env", value), null, null, null);
  }

  @Test
  void metadataThatNamesATeamIsNoTeam() {
    rules.limit(new Scope(Kind.TEAM, "", Set.of("default")), Measure.REQUESTS, 1, Per.DAY);
    CallLabels fake = new CallLabels(Map.of("team", "other"), null, "x", null);
    AdmissionRequest call = request(tenant, fake, quote(1, 1));
    end(one.admit(call));
    assertThatThrownBy(() -> one.admit(request(tenant, fake, quote(1, 1))))
        .isInstanceOf(AdmissionRefused.class);
  }
}
