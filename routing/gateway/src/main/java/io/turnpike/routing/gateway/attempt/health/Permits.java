package io.turnpike.routing.gateway.attempt.health;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives leave to try a target, and counts the calls that have it. */
final class Permits {

  private final TargetHealth target;
  private final Targets targets;
  private final AtomicInteger inFlight;

  Permits(TargetHealth target, AtomicInteger inFlight, Targets targets) {
    this.target = target;
    this.inFlight = inFlight;
    this.targets = targets;
  }

  @Nullable BreakerPermit ask(boolean othersFollow, boolean streamed) {
    boolean doubtful = !target.breaker().isClosed();
    if (othersFollow && doubtful) {
      target.turns().alternativeSeen();
    }
    if (isHeld()) {
      return null;
    }
    if (!doubtful) {
      return enter(BreakerPermit.Kind.USUAL, streamed);
    }
    return target.turns().mayProbe(othersFollow) ? enter(BreakerPermit.Kind.PROBE, streamed) : null;
  }

  @Nullable BreakerPermit force(boolean streamed) {
    BreakerPermit usual = ask(false, streamed);
    if (usual != null || isHeld() || !target.turns().mayPanic()) {
      return usual;
    }
    return target.turns().panic() ? permit(BreakerPermit.Kind.FORCED, streamed) : null;
  }

  @Nullable BreakerPermit spare(boolean streamed) {
    if (isHeld()) {
      return null;
    }
    BreakerPermit usual = ask(true, streamed);
    return usual != null ? usual : permit(BreakerPermit.Kind.SPARED, streamed);
  }

  int inFlight() {
    return inFlight.get();
  }

  void ended() {
    inFlight.decrementAndGet();
    targets.ended();
  }

  private @Nullable BreakerPermit enter(BreakerPermit.Kind kind, boolean streamed) {
    return target.breaker().enter() ? permit(kind, streamed) : null;
  }

  private BreakerPermit permit(BreakerPermit.Kind kind, boolean streamed) {
    inFlight.incrementAndGet();
    targets.began();
    return new BreakerPermit(target, kind, target.breaker().epoch(), streamed);
  }

  private boolean isHeld() {
    return target.status().held() != null;
  }
}
