package io.turnpike.routing.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsagePricing.Used;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageDraftTests {

  private static final ProviderConnection CONNECTION =
      new ProviderConnection(
          "up",
          "openai",
          URI.create("http://127.0.0.1:9/v1"),
          false,
          List.of(),
          DataPolicy.UNKNOWN,
          List.of(),
          Map.of(),
          1,
          null);

  /** The provider's last count arrives while the event of a client that left is written. */
  @Test
  void anEventIsTheSumOfItsAttemptsWhateverIsCountedMeanwhile() {
    AtomicReference<AttemptDraft> attempt = new AtomicReference<>();
    UsageDraft draft =
        new UsageDraft(
            "chat/completions",
            (_, _, usage, _) -> {
              attempt.get().count().reported(new UsageReport(TokenUsage.of(9_000, 900), null));
              return new Cost(usage.totalInput() + usage.totalOutput(), "test");
            });
    draft.caller(caller());
    attempt.set(Drafts.dispatch(draft, CONNECTION, "m"));
    attempt.get().count().reported(new UsageReport(TokenUsage.of(10, 1), null));

    UsageEvent event = draft.event(Outcome.CANCELLED);

    Attempt made = event.attempts().getFirst();
    assertThat(event.bill().usage()).isEqualTo(made.bill().usage()).isEqualTo(TokenUsage.of(10, 1));
    assertThat(event.bill().cost()).isEqualTo(made.bill().cost()).isEqualTo(new Cost(11, "test"));
  }

  /** Its client may leave while limits and budgets are still asked. */
  @Test
  void whatIsHeldForARequestThatHasEndedIsGivenBackAtOnce() {
    UsageDraft draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);
    List<String> settled = new ArrayList<>();
    draft.ending().close();

    draft.holds(
        new Settlement() {
          @Override
          public List<Map.Entry<String, String>> headers() {
            return List.of();
          }

          @Override
          public void settle(@Nullable UsageEvent event, boolean recorded) {
            settled.add(event + " " + recorded);
          }
        });

    assertThat(settled).containsExactly("null false");
  }

  @Test
  void eachAttemptIsPricedAsOfWhenItBeganByWhatAnsweredIt() {
    List<Used> used = new CopyOnWriteArrayList<>();
    List<Instant> times = new CopyOnWriteArrayList<>();
    UsageDraft draft = new UsageDraft("chat/completions", recording(used, times));
    draft.caller(caller());
    for (String model : List.of("asked", "other")) {
      AttemptDraft attempt = Drafts.dispatch(draft, CONNECTION, model);
      attempt.answered(Answered.of("asked", "flex"));
      attempt.count().reported(new UsageReport(TokenUsage.of(10, 1), null));
    }

    UsageEvent event = draft.event(Outcome.SUCCEEDED);

    assertThat(used)
        .extracting(Used::answered)
        .containsExactly(Answered.of(null, "flex"), Answered.of("asked", "flex"));
    assertThat(event.attempts())
        .extracting(Attempt::answered)
        .containsExactly(Answered.of(null, "flex"), Answered.of("asked", "flex"));
    assertThat(times)
        .containsExactlyElementsOf(
            event.attempts().stream()
                .map(
                    each ->
                        event.timing().startedAt().plusNanos(1_000 * each.timeline().startMicros()))
                .toList());
  }

  private static UsagePricing recording(List<Used> used, List<Instant> times) {
    return new UsagePricing() {
      @Override
      public Cost price(ProviderConnection up, String model, TokenUsage usage, Instant at) {
        throw new AssertionError("Nothing is known of how it was answered.");
      }

      @Override
      public Cost price(ProviderConnection up, Used how, Instant at) {
        used.add(how);
        times.add(at);
        return new Cost(1, "test");
      }
    };
  }

  @Test
  void aCostIsKnownInPartAndToldToTheClientOnlyWhole() {
    UsageDraft draft =
        new UsageDraft(
            "chat/completions",
            (_, model, usage, _) -> model.equals("priced") ? new Cost(11, "test") : null);
    draft.caller(caller());
    Drafts.dispatch(draft, CONNECTION, "priced")
        .count()
        .reported(new UsageReport(TokenUsage.of(10, 1), null));
    assertThat(draft.cost()).isEqualTo(new Cost(11, "test"));

    Drafts.dispatch(draft, CONNECTION, "unpriced")
        .count()
        .reported(new UsageReport(TokenUsage.of(5, 5), null));

    assertThat(draft.cost()).isNull();
    UsageEvent event = draft.event(Outcome.SUCCEEDED);
    assertThat(event.bill().cost()).isEqualTo(new Cost(11, "test"));
    assertThat(event.unpricedAttempts()).isEqualTo(1);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(15, 6));
  }

  @Test
  void anUnconfirmedAttemptIsOwedByNobodyAndNotUnpriced() {
    UsageDraft draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);
    draft.caller(caller());
    draft.request("m", false, 400);
    AttemptDraft attempt = Drafts.dispatch(draft, CONNECTION, "m");
    attempt.connected();
    attempt.failed(FailureClass.TIMEOUT, "Too slow.");

    UsageEvent event = draft.event(Outcome.FAILED);

    assertThat(event.attempts().getFirst().bill().source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(event.attempts().getFirst().bill().usage()).isEqualTo(TokenUsage.of(100, 0));
    assertThat(event.unpricedAttempts()).isZero();
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.NONE);
  }

  /** Of a provider that writes on, what it counted on the way is not what it will have written. */
  @Test
  void aCountBeforeTheEndIsTheLeastOfAnAnswerThatGoesOn() {
    UsageDraft draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);
    draft.caller(caller());
    AttemptDraft stops = Drafts.dispatch(draft, CONNECTION, "m");
    AttemptDraft writesOn = Drafts.dispatch(draft, CONNECTION, "m");
    AttemptDraft ended = Drafts.dispatch(draft, CONNECTION, "m");
    writesOn.count().writesOnAfterCancel(500);
    ended.count().writesOnAfterCancel(500);
    for (AttemptDraft each : List.of(stops, writesOn, ended)) {
      each.connected();
      each.count().reportedSoFar(new UsageReport(TokenUsage.of(10, 3), null));
    }
    ended.count().reported(new UsageReport(TokenUsage.of(10, 4), null));

    List<Attempt> made = draft.event(Outcome.CANCELLED).attempts();

    assertThat(made)
        .extracting(each -> each.bill().usage().totalOutput())
        .containsExactly(3L, 500L, 4L);
    assertThat(made)
        .extracting(each -> each.bill().source())
        .containsExactly(UsageSource.PROVIDER, UsageSource.ESTIMATED, UsageSource.PROVIDER);
  }

  @Test
  void moreThanAllMoneyIsAllMoney() {
    UsageDraft draft =
        new UsageDraft("chat/completions", (_, _, _, _) -> new Cost(Long.MAX_VALUE - 1, "test"));
    draft.caller(caller());
    Drafts.dispatch(draft, CONNECTION, "m")
        .count()
        .reported(new UsageReport(TokenUsage.of(10, 1), null));
    Drafts.dispatch(draft, CONNECTION, "m")
        .count()
        .reported(new UsageReport(TokenUsage.of(10, 1), null));

    assertThat(draft.event(Outcome.SUCCEEDED).bill().cost())
        .isEqualTo(new Cost(Long.MAX_VALUE, "test"));
  }

  private static Caller caller() {
    return new Caller(
        new OrganizationId(new UUID(1, 1)),
        new TeamId(new UUID(2, 2)),
        "research",
        new KeyId(new UUID(3, 3)),
        "notebook",
        null,
        Set.of(),
        KeyRights.NONE);
  }
}
