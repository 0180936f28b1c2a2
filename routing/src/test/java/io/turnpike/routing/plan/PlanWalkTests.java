package io.turnpike.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.Requirements;
import io.turnpike.routing.RoutePlan;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.RoutePlan.Retry;
import io.turnpike.routing.RoutePlan.Step;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.RoutePlan.Timeouts;
import io.turnpike.routing.attempt.AnswerHead;
import io.turnpike.routing.attempt.AttemptFailed;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Chance;
import io.turnpike.routing.attempt.Reply;
import io.turnpike.routing.dialect.RequestScan;
import io.turnpike.routing.usage.CallLabels;
import io.turnpike.routing.usage.UsageDraft;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PlanWalkTests {

  private static final Set<FailureClass> ON = Set.of(FailureClass.SERVER_ERROR);
  private static final Retry TWICE = new Retry(2, Set.of(429, 500), true);

  private final UsageDraft draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);
  private final List<String> asked = new ArrayList<>();
  private final Deque<AttemptFailed> failures = new ArrayDeque<>();

  @Test
  void stopsAtTheTargetThatServes() {
    walk(fallback(target("a"), target("b"))).verifyComplete();

    assertThat(asked).containsExactly("a");
    assertThat(draft.decision()).isEqualTo("fallback:1/2");
  }

  @Test
  void goesOnWhileFailuresAreAmongThoseNamed() {
    fail(FailureClass.SERVER_ERROR, 500, null);
    fail(FailureClass.SERVER_ERROR, 500, null);

    walk(fallback(target("a"), target("b"), target("c"))).verifyComplete();

    assertThat(asked).containsExactly("a", "b", "c");
    assertThat(draft.decision()).isEqualTo("fallback:3/3 server_error");
  }

  @Test
  void endsWithTheLastFailureWhenNothingIsLeft() {
    fail(FailureClass.SERVER_ERROR, 500, null);
    fail(FailureClass.SERVER_ERROR, 502, null);

    walk(fallback(target("a"), target("b")))
        .verifyErrorMatches(error -> ((AttemptFailed) error).status() == 502);
  }

  @Test
  void staysForAFailureThatIsNotNamed() {
    fail(FailureClass.BAD_REQUEST, 400, null);

    walk(fallback(target("a"), target("b"))).verifyError(AttemptFailed.class);

    assertThat(asked).containsExactly("a");
  }

  @Test
  void goesOnForAStatusThatIsNamedAndForAnOpenBreaker() {
    fail(FailureClass.BAD_REQUEST, 418, null);
    fail(FailureClass.BREAKER_OPEN, 0, null);
    Step plan = new Fallback(List.of(target("a"), target("b"), target("c")), Set.of(), Set.of(418));

    walk(plan).verifyComplete();

    assertThat(asked).containsExactly("a", "b", "c");
  }

  @Test
  void triesNoMoreThanFiveTimesHoweverThePlanIsNested() {
    for (int i = 0; i < 20; i++) {
      fail(FailureClass.SERVER_ERROR, 500, Duration.ZERO);
    }
    Step inner = fallback(target("a", TWICE), target("b", TWICE), target("c", TWICE));

    walk(fallback(inner, inner, inner)).verifyError(AttemptFailed.class);

    assertThat(asked).hasSize(5);
  }

  @Test
  void prefersAnotherTargetToWaitingForARateLimit() {
    fail(FailureClass.RATE_LIMITED, 429, Duration.ofMillis(1));
    Step plan =
        new Fallback(
            List.of(target("a", TWICE), target("b", TWICE)),
            Set.of(FailureClass.RATE_LIMITED),
            Set.of());

    walk(plan).verifyComplete();

    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void waitsForARateLimitWhenThereIsNowhereElse() {
    fail(FailureClass.RATE_LIMITED, 429, Duration.ofMillis(1));

    walk(target("a", TWICE)).verifyComplete();

    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void neverRepeatsWhatRepeatingCannotMend() {
    for (FailureClass hopeless :
        List.of(FailureClass.QUOTA_EXHAUSTED, FailureClass.AUTH, FailureClass.BAD_REQUEST)) {
      asked.clear();
      fail(hopeless, 429, Duration.ZERO);

      walk(target("a", TWICE)).verifyError(AttemptFailed.class);

      assertThat(asked).containsExactly("a");
    }
  }

  private StepVerifier.FirstStep<Void> walk(Step root) {
    Call call =
        new Call(
            caller(),
            "chat/completions",
            RequestScan.of("{\"messages\":[]}".getBytes(StandardCharsets.UTF_8)),
            new RoutePlan("plan", 1, root),
            Map.of(),
            Requirements.NONE,
            CallLabels.NONE,
            null,
            draft,
            new NoReply());
    return StepVerifier.create(PlanWalk.walk(call, this::attempt));
  }

  private Mono<Void> attempt(Target target, Chance chance) {
    asked.add(target.connection());
    AttemptFailed failure = failures.poll();
    if (failure == null) {
      return Mono.empty();
    }
    draft.skipped(target.connection(), "m", failure.failure(), failure.sentence());
    return Mono.error(failure);
  }

  private void fail(FailureClass failure, int status, Duration retryAfter) {
    failures.add(new AttemptFailed(failure, "code", "sentence", status, retryAfter));
  }

  private static Step fallback(Step... steps) {
    return new Fallback(List.of(steps), ON, Set.of());
  }

  private static Target target(String connection) {
    return target(connection, Retry.NONE);
  }

  private static Target target(String connection, Retry retry) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, retry);
  }

  private static Caller caller() {
    return new Caller(
        new OrganizationId(new UUID(1, 1)),
        new TeamId(new UUID(2, 2)),
        "default",
        new KeyId(new UUID(3, 3)),
        "key",
        null,
        Set.of(),
        false);
  }

  /** Nothing is answered here. */
  private static final class NoReply implements Reply {

    @Override
    public Mono<Void> whole(AnswerHead head, byte[] body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public long pendingBytes() {
      return 0;
    }

    @Override
    public void cutOff() {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventExecutor loop() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ByteBufAllocator allocator() {
      throw new UnsupportedOperationException();
    }
  }
}
