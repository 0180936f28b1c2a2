package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second try beside a slow one: one answer, both accounted for. */
@ExtendWith(NoLeaks.class)
class HedgeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Leaves a second try on a busy machine the time to begin. */
  private static final Duration LATER = Duration.ofMillis(1_200);

  /** Later still, counted from a second try. */
  private static final Duration LAST = Duration.ofMillis(2_400);

  private static final Hedge SOON = new Hedge(Duration.ofMillis(50), 100);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);
  private static int targets;

  private String name = "";

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    name = "h" + targets++;
    gateway.keyed(name, provider.baseUrl(), "sk-a", "sk-b");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSecondServesWhenTheFirstIsSlow(boolean streamed) {
    configure(SOON);
    provider.next(Completion.text("too late").headersAfter(LONG), Completion.text("in time"));

    HttpResponse<String> answer = ask(streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("time").doesNotContain("late");
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts()).hasSize(2);
    assertThat(event.attempts())
        .extracting(each -> each.where().credential())
        .doesNotHaveDuplicates();
    assertThat(event.decided().notes()).hasAtLeastOneElementOfType(Hedged.class);
    assertBothAreBooked(event, attempt(event, 1), attempt(event, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstServesWhenTheSecondIsSlower(boolean streamed) {
    configure(SOON);
    provider.next(
        Completion.text("first after all").headersAfter(LATER),
        Completion.text("second").headersAfter(LONG));

    HttpResponse<String> answer = ask(streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("all").doesNotContain("second");
    assertThat(provider.awaitRequest(2).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getLast().peerClosedAt()).isNotNull();
    assertThat(gateway.awaitEvent().attempts()).hasSize(2);
  }

  @Test
  void oneThatFailsLeavesTheOther() {
    configure(SOON);
    provider.next(Refusal.status(500).after(LATER), Completion.text("saved").headersAfter(LAST));

    HttpResponse<String> answer = ask(false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("saved");
    UsageEvent event = gateway.awaitEvent();
    assertThat(attempt(event, 1).failure()).isEqualTo(FailureClass.SERVER_ERROR);
    assertThat(attempt(event, 2).failure()).isNull();
  }

  @Test
  void whenBothFailTheCallFails() {
    configure(SOON);
    provider.next(Refusal.status(500).after(LATER), Refusal.status(503).after(LAST));

    HttpResponse<String> answer = ask(false);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(gateway.awaitEvent().attempts()).hasSize(2);
  }

  @Test
  void aFailureBeforeTheSecondBeganIsAFailureAtOnce() {
    configure(new Hedge(LONG, 100));
    provider.next(Refusal.status(500));

    assertThat(ask(false).statusCode()).isEqualTo(502);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aQuickAnswerHasNoSecond() {
    configure(new Hedge(LONG, 100));

    assertThat(ask(true).statusCode()).isEqualTo(200);
    assertThat(gateway.awaitEvent().attempts()).hasSize(1);
  }

  @Test
  void noMoreThanTheirShareHaveASecond() {
    configure(new Hedge(Duration.ofMillis(20), 10));
    provider.otherwise(Completion.text("slow").headersAfter(Duration.ofMillis(120)));

    for (int i = 0; i < 12; i++) {
      ask(false);
    }

    assertThat(provider.requests().size()).isEqualTo(13);
  }

  @Test
  void withoutATimeItTakesTheTargetsOwn() {
    configure(new Hedge(null, 100));
    provider.next(Completion.text("unknown yet").headersAfter(Duration.ofMillis(300)));
    ask(false);
    assertThat(provider.requests()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      ask(false);
    }
    provider.next(Completion.text("too late").headersAfter(LONG));

    assertThat(ask(false).body()).doesNotContain("late");
  }

  @Test
  void aClientThatLeavesEndsBoth() throws Exception {
    configure(SOON);
    provider.next(Faults.stallBeforeHeaders(), Faults.stallBeforeHeaders());

    var leaving =
        ask.sendLater(
            ask.request("/v1/chat/completions", "x-turnpike-config", name)
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"m\"," + Asking.QUESTION + "}"))
                .build());
    provider.awaitRequest(2);
    leaving.cancel(true);

    assertThat(provider.requests().getFirst().awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getLast().awaitOver(PATIENCE)).isTrue();
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.CANCELLED);
    await().atMost(PATIENCE).until(() -> inFlight() == 0);
  }

  @Test
  void nobodyIsEverAnsweredTwice() {
    configure(new Hedge(Duration.ofMillis(5), 100));
    provider.otherwise(Completion.tokens(3).headersAfter(Duration.ofMillis(8)));

    for (int i = 0; i < 60; i++) {
      HttpResponse<String> answer = ask(i % 2 == 0);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().split("\\[DONE]", -1)).hasSize(i % 2 == 0 ? 2 : 1);
    }

    assertThat(gateway.journal.awaitEvents(60))
        .extracting(each -> each.served().outcome())
        .containsOnly(Outcome.SUCCEEDED);
    await().atMost(PATIENCE).until(() -> inFlight() == 0);
  }

  /**
   * The one that came to the provider as this one; on a busy machine the second overtakes the
   * first.
   */
  private static Attempt attempt(UsageEvent event, int arrived) {
    String authorization = provider.awaitRequest(arrived).header("authorization");
    return event.attempts().stream()
        .filter(each -> ("Bearer " + each.where().credential()).equals(authorization))
        .findFirst()
        .orElseThrow();
  }

  private static void assertBothAreBooked(UsageEvent event, Attempt lost, Attempt won) {
    assertThat(lost.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(lost.failure()).isNull();
    assertThat(won.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().usage()).isEqualTo(lost.bill().usage().and(won.bill().usage()));
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(Objects.requireNonNull(event.bill().cost()).nanoUsd())
        .isEqualTo(
            Objects.requireNonNull(lost.bill().cost()).nanoUsd()
                + Objects.requireNonNull(won.bill().cost()).nanoUsd());
  }

  private int inFlight() {
    return gateway.targets().stream()
        .filter(target -> target.key().connection().equals(name))
        .mapToInt(io.turnpike.routing.gateway.attempt.health.TargetHealth::inFlight)
        .sum();
  }

  private HttpResponse<String> ask(boolean streamed) {
    return streamed
        ? ask.streamed("m", "x-turnpike-config", name)
        : ask.whole("m", "x-turnpike-config", name);
  }

  private void configure(@Nullable Hedge hedge) {
    gateway.config(
        name,
        new Target(
            "/targets/0",
            null,
            name,
            List.of(),
            List.of(),
            List.of(),
            Timeouts.DEFAULT,
            Retry.NONE,
            hedge,
            Requirements.NONE,
            List.of(),
            InvalidEvents.DROP,
            null));
  }
}
