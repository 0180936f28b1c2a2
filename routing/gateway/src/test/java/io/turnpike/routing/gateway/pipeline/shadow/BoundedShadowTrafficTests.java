package io.turnpike.routing.gateway.pipeline.shadow;

import static io.turnpike.routing.gateway.pipeline.shadow.BoundedShadowTraffic.BYTES_PER_PLACE;
import static io.turnpike.routing.gateway.pipeline.shadow.BoundedShadowTraffic.PLACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.Plans;
import io.turnpike.routing.gateway.plan.Scene;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Offers come from threads that must not wait, several at a time. */
class BoundedShadowTrafficTests {

  /** Offers that come at the same moment. */
  private static final int AT_ONCE = 8;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Shadow shadow =
      new Shadow("/s", Plans.target("a"), Plans.target("b"), 100, 10_000_000);
  private final Call call = new Scene().call(shadow);
  private final Candidate candidate =
      new Candidate(shadow.copy(), Objects.requireNonNull(call.connections().get("b")), "m", null);
  private final Held held = new Held();

  @AutoClose("stop")
  private final BoundedShadowTraffic traffic = new BoundedShadowTraffic(held, meters);

  @Test
  void sendsWhatFitsAndDropsTheRest() {
    traffic.start();

    List<Shadowed> offered = offer(1_000);

    assertThat(offered).filteredOn(BoundedShadowTrafficTests::isSent).hasSize(PLACES);
    assertThat(offered)
        .filteredOn(shadowed -> !isSent(shadowed))
        .extracting(Shadowed::reason)
        .containsOnly("too_many_in_flight");
    assertThat(count("sent")).isEqualTo(PLACES);
    assertThat(count("too_many_in_flight")).isEqualTo(1_000 - PLACES);
    awaitSent(PLACES);
  }

  @Test
  void holdsOnToSoManyBytes() {
    traffic.start();
    Call large = sized(100 * BYTES_PER_PLACE);

    assertThat(reasons(large, 3)).containsExactly(null, null, "too_many_in_flight");
    assertThat(reasons(call, PLACES)).filteredOn(Objects::isNull).hasSize(PLACES - 2 * 101);
  }

  @Test
  void thereIsRoomAgainWhenShadowsHaveEnded() {
    traffic.start();
    offer(PLACES);
    awaitSent(PLACES);

    held.end.tryEmitEmpty();

    assertThat(offer(PLACES)).extracting(Shadowed::reason).containsOnlyNulls();
  }

  @Test
  void thereIsRoomAgainAfterAStop() {
    traffic.start();
    offer(PLACES);
    traffic.stop();
    traffic.start();

    assertThat(offer(PLACES)).extracting(Shadowed::reason).containsOnlyNulls();
  }

  @Test
  void takesNothingBeforeItStartsAndOnceItHasStopped() {
    assertThat(offer(1)).extracting(Shadowed::reason).containsExactly("stopping");
    traffic.start();
    traffic.stop();
    assertThat(offer(1)).extracting(Shadowed::reason).containsExactly("stopping");
  }

  private List<@Nullable String> reasons(Call call, int times) {
    return Stream.generate(() -> traffic.offer(call, shadow, candidate))
        .limit(times)
        .map(Shadowed::reason)
        .toList();
  }

  private Call sized(int bytes) {
    Scene scene = new Scene();
    scene.body = "{\"messages\":[],\"user\":\"" + "x".repeat(bytes) + "\"}";
    return scene.call(shadow);
  }

  private void awaitSent(int times) {
    await().atMost(Duration.ofSeconds(30)).untilAtomic(held.sent, equalTo(times));
  }

  private static boolean isSent(Shadowed shadowed) {
    return shadowed.copy() != null;
  }

  private List<Shadowed> offer(int times) {
    return Objects.requireNonNull(
        Flux.range(0, times)
            .flatMap(
                _ ->
                    Mono.fromSupplier(() -> traffic.offer(call, shadow, candidate))
                        .subscribeOn(Schedulers.parallel()),
                AT_ONCE)
            .collectList()
            .block(Duration.ofSeconds(30)));
  }

  private double count(String outcome) {
    return meters.counter("turnpike.gateway.shadows", "outcome", outcome).count();
  }

  /** Shadows that end when the test says so. */
  private static final class Held extends ShadowCall {

    final AtomicInteger sent = new AtomicInteger();
    final Sinks.Empty<Void> end = Sinks.empty();

    Held() {
      super(null, null, null);
    }

    @Override
    Call of(Call original, Shadow shadow) {
      return original;
    }

    @Override
    Mono<Void> send(Call shadow, Candidate candidate) {
      sent.incrementAndGet();
      return end.asMono();
    }
  }
}
