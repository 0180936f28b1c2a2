package io.turnpike.routing.gateway.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpResources;

/** Looks ten times a second how late the event loops are and how full memory is. */
@Component
final class LoadProbe implements NodeLoad, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LoadProbe.class);
  private static final Duration EVERY = Duration.ofMillis(100);

  private final SheddingSettings settings;
  private final Memory memory = new Memory();
  private final LagWindow lag = new LagWindow();
  private volatile Pressure pressure = Pressure.NONE;
  private @Nullable ScheduledExecutorService ticking;

  LoadProbe(SheddingSettings settings, MeterRegistry meters) {
    this.settings = settings;
    meters.gauge("turnpike.gateway.pressure", this, probe -> probe.pressure.ordinal());
    meters.gauge("turnpike.gateway.event.loop.lag", lag, LagWindow::p99);
  }

  @Override
  public Pressure pressure() {
    return pressure;
  }

  @Override
  public void start() {
    List<LoopLag> loops = new ArrayList<>();
    for (EventExecutor loop : HttpResources.get().onServer(true)) {
      loops.add(new LoopLag(loop, lag, System::nanoTime));
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("load-probe").factory());
    timer.scheduleAtFixedRate(
        () -> look(loops), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    ticking = timer;
  }

  @Override
  public void stop() {
    ScheduledExecutorService timer = ticking;
    if (timer != null) {
      timer.shutdownNow();
      ticking = null;
    }
    pressure = Pressure.NONE;
  }

  @Override
  public boolean isRunning() {
    return ticking != null;
  }

  private void look(List<LoopLag> loops) {
    loops.forEach(LoopLag::measure);
    Pressure before = pressure;
    pressure = now();
    if (before == Pressure.NONE && pressure != Pressure.NONE) {
      log.warn(
          "Begins to refuse requests: event loops {} ms late, heap {} %, direct memory {} %.",
          lag.p99(), Math.round(memory.heapPercent()), Math.round(memory.directPercent()));
    }
  }

  private Pressure now() {
    long late = settings.eventLoopLag().toMillis();
    return Pressure.of(lag.p99(), late, 2.0 * late, 4.0 * late)
        .or(Pressure.ofShare(memory.heapPercent(), settings.heapPercent()))
        .or(Pressure.ofShare(memory.directPercent(), settings.directMemoryPercent()));
  }
}
