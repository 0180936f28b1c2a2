package io.turnpike.routing.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTests {

  @ParameterizedTest
  @CsvSource({"199,NONE", "200,GREEDY", "400,LARGE", "799,LARGE", "800,ALL"})
  void lagRisesInSteps(int millis, Pressure pressure) {
    assertThat(Pressure.of(millis, 200, 400, 800)).isEqualTo(pressure);
  }

  @ParameterizedTest
  @CsvSource({"0,NONE", "84.9,NONE", "85,GREEDY", "91,LARGE", "96,ALL", "100,ALL"})
  void memoryRisesInStepsUpToItsEnd(double percent, Pressure pressure) {
    assertThat(Pressure.ofShare(percent, 85)).isEqualTo(pressure);
  }

  @Test
  void theWorstCounts() {
    assertThat(Pressure.GREEDY.or(Pressure.ALL)).isEqualTo(Pressure.ALL);
    assertThat(Pressure.LARGE.or(Pressure.NONE)).isEqualTo(Pressure.LARGE);
  }

  @Test
  void oneLateTaskOfManyIsNoLag() {
    LagWindow window = new LagWindow();
    for (int i = 0; i < 256; i++) {
      window.add(i == 7 ? 5_000 : 1);
    }
    assertThat(window.p99()).isEqualTo(1);

    for (int i = 0; i < 5; i++) {
      window.add(5_000);
    }
    assertThat(window.p99()).isEqualTo(5_000);
  }

  @Test
  void aLoopThatIsStuckIsLateBeforeItComesBack() {
    Queue<Runnable> loop = new ArrayDeque<>();
    AtomicLong time = new AtomicLong();
    LagWindow window = new LagWindow();
    LoopLag lag = new LoopLag(loop::add, window, time::get);

    lag.measure();
    for (int i = 1; i <= 10; i++) {
      time.set(TimeUnit.MILLISECONDS.toNanos(100L * i));
      lag.measure();
    }

    assertThat(loop).hasSize(1);
    assertThat(window.p99()).isGreaterThan(500);
    loop.remove().run();
    lag.measure();
    assertThat(loop).hasSize(1);
  }

  @Test
  void memoryIsMeasured() {
    Memory memory = new Memory();

    assertThat(memory.directPercent()).isBetween(0.0, 100.0);
    assertThat(memory.heapPercent()).isBetween(0.0, 100.0);
  }
}
