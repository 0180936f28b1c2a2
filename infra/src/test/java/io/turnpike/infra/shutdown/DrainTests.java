package io.turnpike.infra.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class DrainTests {

  private static final ContextClosedEvent CLOSING =
      new ContextClosedEvent(new StaticApplicationContext());

  @Test
  void holdsBeforeAnythingElseStopsAndIsKnownMeanwhile() throws InterruptedException {
    Drain drain = new Drain(Duration.ofHours(1));
    assertThat(drain.hasBegun()).isFalse();
    Thread stopping = Thread.ofPlatform().start(() -> drain.onApplicationEvent(CLOSING));
    while (!drain.hasBegun()) {
      Thread.onSpinWait();
    }
    assertThat(stopping.isAlive()).isTrue();

    stopping.interrupt();
    assertThat(stopping.join(Duration.ofSeconds(30))).isTrue();
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
}
