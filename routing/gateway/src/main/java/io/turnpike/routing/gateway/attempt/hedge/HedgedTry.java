package io.turnpike.routing.gateway.attempt.hedge;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One try's side of a race for the client: who has content first answers, the other gives up. */
public final class HedgedTry {

  /** Ends the try that came second; nobody's failure. */
  public static final AttemptFailed LOST =
      new AttemptFailed(FailureClass.INELIGIBLE, "outraced", "Another try was faster.");

  /** A try that nobody races. */
  public static final HedgedTry ALONE = new HedgedTry(null);

  private final @Nullable Race race;
  private final Sinks.Empty<Void> lost = Sinks.empty();
  private volatile long mark;

  HedgedTry(@Nullable Race race) {
    this.race = race;
  }

  /** False when the other one has answered meanwhile. */
  public boolean claim() {
    return race == null || race.claim(this);
  }

  public boolean isLost() {
    return race != null && race.isLostBy(this);
  }

  /** Completes when the other one answers. */
  Mono<Void> lost() {
    return lost.asMono();
  }

  void lose() {
    lost.tryEmitEmpty();
  }

  /** The credential it uses, as a bit. */
  public void uses(long mark) {
    this.mark = mark;
  }

  /** The credential the other one uses; 0 when it uses none, or there is no other. */
  public long besideMark() {
    return race == null ? 0 : race.beside(this).mark;
  }
}
