package io.turnpike.routing.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.Plans;
import io.turnpike.routing.gateway.plan.Scene;
import io.turnpike.routing.plan.RoutePlan.Shadow;
import io.turnpike.routing.usage.DecisionNote.Copied;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Offers come from threads that must not wait, several at a time. */
class CopiedRequestsTests {

  /** Of one tenant that is alone: three quarters of all there may be. */
  private static final int MOST_HELD = 240;

  /** Offers that come at the same moment may see each other and stay out. */
  private static final int AT_ONCE = 8;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Shadow shadow =
      new Shadow("/s", Plans.target("a"), Plans.target("b"), 100, 10_000_000);
  private final Call call = new Scene().call(shadow);
  private final Candidate candidate =
      new Candidate(shadow.copy(), Objects.requireNonNull(call.connections().get("b")), "m", null);
  private final Held held = new Held();

  @AutoClose("stop")
  private final CopiedRequests copies = new CopiedRequests(held, meters);

  @Test
  void holdsSoManyAndDropsTheRest() {
    copies.start();

    List<Copied> offered = offer(1_000);

    int taken = (int) offered.stream().filter(copied -> copied.copy() != null).count();
    assertThat(taken).isBetween(MOST_HELD - AT_ONCE, MOST_HELD);
    assertThat(offered)
        .filteredOn(copied -> copied.copy() == null)
        .extracting(Copied::reason)
        .containsOnly("share_used_up");
    assertThat(count("sent")).isEqualTo(taken);
    assertThat(count("share_used_up")).isEqualTo(1_000 - taken);
    assertThat(held.most.get()).isLessThanOrEqualTo(48);
  }

  @Test
  void sendsEveryOneOfThoseItTook() {
    copies.start();
    long taken = offer(MOST_HELD).stream().filter(copied -> copied.copy() != null).count();

    held.end.tryEmitEmpty();
    Mono.delay(Duration.ofMillis(5))
        .repeat(() -> held.sent.get() < taken)
        .then()
        .block(Duration.ofSeconds(30));

    assertThat(offer(1)).extracting(Copied::reason).containsOnlyNulls();
  }

  @Test
  void takesNothingBeforeItStartsAndOnceItHasStopped() {
    assertThat(offer(1)).extracting(Copied::reason).containsExactly("stopping");
    copies.start();
    copies.stop();
    assertThat(offer(1)).extracting(Copied::reason).containsExactly("stopping");
  }

  private List<Copied> offer(int times) {
    return Objects.requireNonNull(
        Flux.range(0, times)
            .flatMap(
                _ ->
                    Mono.fromSupplier(() -> copies.offer(call, shadow, candidate))
                        .subscribeOn(Schedulers.parallel()),
                AT_ONCE)
            .collectList()
            .block(Duration.ofSeconds(30)));
  }

  private double count(String outcome) {
    return meters.counter("turnpike.gateway.copies", "outcome", outcome).count();
  }

  /** Copies that end when the test says so. */
  private static final class Held extends CopiedCall {

    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final Sinks.Empty<Void> end = Sinks.empty();

    Held() {
      super(null, null, null);
    }

    @Override
    Call copy(Call original, Shadow shadow) {
      return original;
    }

    @Override
    Mono<Void> send(Call copy, Candidate candidate) {
      sent.incrementAndGet();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      return end.asMono().doFinally(_ -> running.decrementAndGet());
    }
  }
}
