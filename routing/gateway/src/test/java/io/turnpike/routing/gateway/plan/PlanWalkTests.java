package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.fallback;
import static io.turnpike.routing.gateway.plan.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.Followed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PlanWalkTests {

  private static final Failover SERVER =
      new Failover(true, Set.of(FailureClass.SERVER_ERROR), Set.of());
  private static final Retry TWICE = new Retry(2, Set.of(429, 500), true);

  private final Scene scene = new Scene();

  @Test
  void stopsAtTheTargetThatServes() {
    walk(fallback(target("a"), target("b"))).verifyComplete();

    assertThat(scene.asked).containsExactly("a");
    assertThat(scene.draft().decision()).isEqualTo("fallback:1/2");
  }

  @Test
  void goesOnWhileFailuresAreAmongThoseNamed() {
    scene.fails("a", FailureClass.SERVER_ERROR, 500).fails("b", FailureClass.SERVER_ERROR, 500);

    walk(fallback(SERVER, target("a"), target("b"), target("c"))).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "b", "c");
    assertThat(scene.draft().decision()).isEqualTo("fallback:3/3 server_error");
    assertThat(scene.notes(Followed.class))
        .extracting(Followed::action, Followed::attempt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("fallback", 1),
            org.assertj.core.groups.Tuple.tuple("fallback", 2));
  }

  @Test
  void endsWithTheLastFailureWhenNothingIsLeft() {
    scene.fails("a", FailureClass.SERVER_ERROR, 500).fails("b", FailureClass.SERVER_ERROR, 502);

    walk(fallback(SERVER, target("a"), target("b")))
        .verifyErrorMatches(error -> ((AttemptFailed) error).status() == 502);
  }

  @Test
  void endsWithARealFailureWhenTheRestIsLeftOut() {
    scene.fails("a", FailureClass.SERVER_ERROR, 500);
    scene.standings.put("b", Scene.open(10));

    walk(fallback(SERVER, target("a"), target("b")))
        .verifyErrorMatches(error -> ((AttemptFailed) error).status() == 500);

    assertThat(scene.asked).containsExactly("a");
    assertThat(scene.chances).containsExactly(Chance.LAST);
  }

  @Test
  void staysForAFailureThatIsNotNamed() {
    scene.fails("a", FailureClass.BAD_REQUEST, 400);

    walk(fallback(SERVER, target("a"), target("b"))).verifyError(AttemptFailed.class);

    assertThat(scene.asked).containsExactly("a");
    assertThat(scene.notes(Followed.class))
        .singleElement()
        .isEqualTo(new Followed("/fallback", 1, "stop", "a bad request would fail everywhere"));
  }

  @Test
  void goesOnForAStatusThatIsNamedAndForABreakerThatOpensMeanwhile() {
    scene.fails("a", FailureClass.BAD_REQUEST, 418).fails("b", FailureClass.BREAKER_OPEN, 0);
    Failover teapot = new Failover(true, Set.of(), Set.of(418));

    walk(fallback(teapot, target("a"), target("b"), target("c"))).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "b", "c");
  }

  @Test
  void triesNoMoreThanFiveTimesHoweverThePlanIsNested() {
    for (int i = 0; i < 20; i++) {
      for (String name : List.of("a", "b", "c")) {
        scene.fails(name, failure(FailureClass.SERVER_ERROR, 500, Duration.ZERO));
      }
    }
    Step inner = fallback(target("a", TWICE), target("b", TWICE), target("c", TWICE));

    walk(fallback(inner, inner, inner)).verifyError(AttemptFailed.class);

    assertThat(scene.asked).hasSize(5);
  }

  @Test
  void doesNotCountTargetsThatWereLeftOut() {
    Step[] steps = new Step[20];
    for (int i = 0; i < 20; i++) {
      steps[i] = target("t" + i);
      if (i % 5 == 4) {
        scene.fails("t" + i, FailureClass.SERVER_ERROR, 500);
      } else {
        scene.standings.put("t" + i, Scene.open(1));
      }
    }

    walk(fallback(fallback(steps), target("last"))).verifyComplete();

    assertThat(scene.asked).containsExactly("t4", "t9", "t14", "t19", "last");
  }

  @Test
  void prefersAnotherTargetToWaitingForARateLimit() {
    scene.fails("a", failure(FailureClass.RATE_LIMITED, 429, Duration.ofMillis(1)));

    walk(fallback(target("a", TWICE), target("b", TWICE))).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "b");
  }

  @Test
  void waitsForARateLimitThatWouldNotLeadOn() {
    scene.fails("a", failure(FailureClass.RATE_LIMITED, 429, Duration.ofMillis(1)));

    walk(fallback(SERVER, target("a", TWICE), target("b"))).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "a");
    assertThat(scene.notes(Followed.class))
        .containsExactly(new Followed("/a", 1, "retry", "rate_limited, waits 1 ms"));
  }

  @Test
  void waitsForARateLimitWhenThereIsNowhereElse() {
    scene.fails("a", failure(FailureClass.RATE_LIMITED, 429, Duration.ofMillis(1)));

    walk(target("a", TWICE)).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "a");
  }

  @Test
  void doesNotRepeatWhatTheRetryBudgetForbids() {
    scene.fails("a", failure(FailureClass.SERVER_ERROR, 500, Duration.ZERO));
    scene.retriesAllowed = false;

    walk(target("a", TWICE)).verifyError(AttemptFailed.class);

    assertThat(scene.asked).containsExactly("a");
  }

  @Test
  void repeatsAClassAsOftenAsThePlanSaysOfIt() {
    Retry retry =
        new Retry(0, Set.of(), true, Map.of(FailureClass.OVERLOADED, 2, FailureClass.TIMEOUT, 0));
    for (int i = 0; i < 3; i++) {
      scene.fails("a", failure(FailureClass.OVERLOADED, 529, Duration.ZERO));
    }

    walk(target("a", retry)).verifyError(AttemptFailed.class);

    assertThat(scene.asked).hasSize(3);
  }

  @Test
  void neverRepeatsWhatRepeatingCannotMend() {
    for (FailureClass hopeless :
        List.of(FailureClass.QUOTA_EXHAUSTED, FailureClass.AUTH, FailureClass.BAD_REQUEST)) {
      scene.asked.clear();
      scene.fails("a", failure(hopeless, 429, Duration.ZERO));

      walk(target("a", TWICE)).verifyError(AttemptFailed.class);

      assertThat(scene.asked).containsExactly("a");
    }
  }

  @Test
  void tellsWhoIsAskedWhetherOthersFollow() {
    scene.fails("a", FailureClass.SERVER_ERROR, 500);

    walk(fallback(target("a"), target("b"))).verifyComplete();

    assertThat(scene.chances).containsExactly(Chance.OTHERS_FOLLOW, Chance.LAST);
  }

  @Test
  void asksTheOneWhoseBreakerHasBeenOpenLongestWhenAllAre() {
    scene.standings.put("a", Scene.open(100));
    scene.standings.put("b", Scene.open(900));
    scene.standings.put("c", Scene.standing(Breaker.FORCED_OPEN, 9_000, 0, -1, 0, null));

    walk(fallback(target("a"), target("b"), target("c"))).verifyComplete();

    assertThat(scene.asked).containsExactly("b");
    assertThat(scene.chances).containsExactly(Chance.FORCED);
    assertThat(scene.draft().decision()).isEqualTo("panic:b");
  }

  @Test
  void neverAsksATargetThatAnOperatorHoldsBack() {
    scene.standings.put("a", Scene.standing(Breaker.FORCED_OPEN, 9_000, 0, -1, 0, null));

    walk(target("a"))
        .verifyErrorMatches(error -> ((AttemptFailed) error).code().equals("no_eligible_target"));

    assertThat(scene.asked).isEmpty();
  }

  @Test
  void turnsToALargerModelWhenTheRequestIsTooLong() {
    scene.fails("a", FailureClass.CONTEXT_LENGTH, 400);

    walk(new Rescue("/r", target("a"), List.of(target("large")), List.of(target("mild"))))
        .verifyComplete();

    assertThat(scene.asked).containsExactly("a", "large");
    assertThat(scene.notes(Followed.class))
        .containsExactly(new Followed("/r", 1, "context_window", "context_length"));
    assertThat(scene.draft().decision()).isEqualTo("context_window:large");
  }

  @Test
  void turnsToAnotherModelWhenTheRequestIsNotLiked() {
    scene.fails("a", FailureClass.CONTENT_FILTER, 400).fails("b", FailureClass.TIMEOUT, 0);

    walk(new Rescue("/r", target("a"), List.of(target("large")), List.of(target("b"), target("c"))))
        .verifyComplete();

    assertThat(scene.asked).containsExactly("a", "b", "c");
  }

  @Test
  void doesNotTurnForOtherFailures() {
    scene.fails("a", FailureClass.SERVER_ERROR, 500);

    walk(new Rescue("/r", target("a"), List.of(target("large")), List.of()))
        .verifyError(AttemptFailed.class);

    assertThat(scene.asked).containsExactly("a");
  }

  @Test
  void sendsAShadowOfItsShareAndServesTheRequestAsIfThereWereNone() {
    scene.dice = () -> 0.09;
    walk(new Shadow("/s", target("a"), target("copy"), 10, 60)).verifyComplete();
    scene.dice = () -> 0.10;
    walk(new Shadow("/s", target("a"), target("copy"), 10, 60)).verifyComplete();

    assertThat(scene.asked).containsExactly("a", "a");
    assertThat(scene.shadows).hasSize(1);
  }

  @Test
  void shadowsNothingToATargetThatMayNotHaveIt() {
    scene.missing.add("copy");

    walk(new Shadow("/s", target("a"), target("copy"), 100, 60)).verifyComplete();

    assertThat(scene.shadows).isEmpty();
    assertThat(scene.draft().notes().toString()).contains("connection_missing");
  }

  @Test
  void asksAMemberThatItsGroupCannotSpareAsIfItWereClosed() {
    scene.standings.put("a", Scene.standing(Breaker.OPEN, 10, 0.4, -1, 0, null));
    scene.standings.put("b", Scene.standing(Breaker.OPEN, 10, 0.1, -1, 0, null));

    walk(Plans.balance(null, "a", 1, "b", 1)).verifyComplete();

    assertThat(scene.asked).containsExactly("a");
    assertThat(scene.chances).containsExactly(Chance.SPARED);
  }

  @Test
  void asksAnOpenTargetBeforeItBlamesTheRequestForAnother() {
    scene.standings.put("a", Scene.open(10));
    scene.fails("b", FailureClass.INELIGIBLE, 400);

    walk(fallback(target("a"), target("b"))).verifyComplete();

    assertThat(scene.asked).containsExactly("b", "a");
    assertThat(scene.chances).endsWith(Chance.FORCED);
  }

  @Test
  void blamesNoRequestThatTimeWouldServe() {
    scene.fails("a", FailureClass.INELIGIBLE, 0).fails("b", FailureClass.INELIGIBLE, 400);

    walk(fallback(target("a"), target("b")))
        .verifyErrorMatches(error -> ((AttemptFailed) error).status() == 0);
  }

  @Test
  void asksNobodyToWaitForAKeyThatIsRefusedForGood() {
    scene.standings.put("a", refusedForGood());
    scene.standings.put("b", Scene.standing(Breaker.FORCED_OPEN, 9_000, 0, -1, 0, null));

    walk(fallback(target("a"), target("b")))
        .verifyErrorSatisfies(
            error -> {
              AttemptFailed failed = (AttemptFailed) error;
              assertThat(failed.retryAfter()).isLessThan(Duration.ofDays(1));
              assertThat(failed.sentence()).contains("refuses all its keys");
            });
  }

  private static Standing refusedForGood() {
    return new Standing(
        Breaker.CLOSED,
        -1,
        1,
        -1,
        -1,
        -1,
        0,
        Duration.ofMillis(Long.MAX_VALUE / 2),
        FailureClass.AUTH);
  }

  private StepVerifier.FirstStep<Void> walk(Step root) {
    return StepVerifier.create(scene.walk(root));
  }

  private static AttemptFailed failure(FailureClass failure, int status, Duration retryAfter) {
    return new AttemptFailed(failure, "code", "sentence", status, retryAfter);
  }
}
