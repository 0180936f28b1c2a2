package io.turnpike.routing.gateway.cache.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AfterwardsTests {

  private final Sinks.Empty<Void> end = Sinks.empty();

  @AutoClose("stop")
  private final Afterwards afterwards = new Afterwards();

  @Test
  void doesWhatFitsAndRefusesTheRest() {
    afterwards.start();

    assertThat(offered(1_000)).isEqualTo(Afterwards.PLACES);
    end.tryEmitEmpty();
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(offered(1)).isEqualTo(1));
  }

  @Test
  void whatFailsGivesItsPlaceBack() {
    afterwards.start();
    for (int i = 0; i < 10 * Afterwards.PLACES; i++) {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> afterwards.offer(Mono.error(new IllegalStateException("no"))));
    }
  }

  @Test
  void takesNothingBeforeItStartsAndOnceItHasStopped() {
    assertThat(offered(1)).isZero();
    afterwards.start();
    afterwards.stop();
    assertThat(offered(1)).isZero();
  }

  private long offered(int times) {
    return IntStream.range(0, times).filter(_ -> afterwards.offer(end.asMono())).count();
  }
}
