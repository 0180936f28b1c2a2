package io.turnpike.infra.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class DrainTests {

  @AutoClose private final StaticApplicationContext context = new StaticApplicationContext();
  private final List<Object> events = new CopyOnWriteArrayList<>();

  @Test
  void holdsUntilItIsUrgedAndSaysSoOnce() throws InterruptedException {
    Drain drain = new Drain(Duration.ofHours(1), events::add);
    assertThat(drain.hasBegun()).isFalse();
    Thread stopping = Thread.ofPlatform().start(() -> close(drain));
    while (!drain.hasBegun()) {
      Thread.onSpinWait();
    }
    assertThat(stopping.isAlive()).isTrue();

    drain.urge();
    drain.urge();

    assertThat(stopping.join(Duration.ofSeconds(30))).isTrue();
    assertThat(events).containsExactly(new ShutdownUrged());
    drain.destroy();
  }

  @Test
  void isUrgedBySecondSignalsAlsoWhenItNoLongerHolds() {
    Drain drain = new Drain(Duration.ZERO, events::add);
    close(drain);

    drain.urge();

    assertThat(events).containsExactly(new ShutdownUrged());
    drain.destroy();
  }

  @Test
  void aNodeThatIsTheOnlyOneDoesNotWait() {
    assertThat(new ShutdownSettings(null).drain(true)).isZero();
    assertThat(new ShutdownSettings(null).drain(false)).isPositive();
    assertThat(new ShutdownSettings(Duration.ofSeconds(2)).drain(true)).hasSeconds(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1S", "PT11M"})
  void aWaitBeyondReasonIsRefused(String wait) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShutdownSettings(Duration.parse(wait)))
        .withMessageContaining("turnpike.shutdown.drain");
  }

  private void close(Drain drain) {
    drain.onApplicationEvent(new ContextClosedEvent(context));
  }
}
