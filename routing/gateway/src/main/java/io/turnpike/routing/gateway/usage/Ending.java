package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How far a request came, what its client was told, and that it ends only once. */
final class Ending {

  private static final int OK = 200;
  private static final int CLIENT_LEFT = 499;

  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean opened;
  private volatile boolean served;
  private boolean shared;
  private @Nullable Outcome postponed;
  private volatile int status = OK;
  private volatile @Nullable ErrorGiven error;

  void opened() {
    opened = true;
  }

  boolean isOpened() {
    return opened;
  }

  void served() {
    served = true;
  }

  boolean isServed() {
    return served;
  }

  /** Others wait for the same answer, so that it goes on without its client. */
  synchronized void share() {
    shared = true;
  }

  /** Whether the end has to wait for the others. */
  synchronized boolean postpones(Outcome outcome) {
    if (shared && postponed == null) {
      postponed = outcome;
    }
    return shared;
  }

  /** Nobody else waits any more; how it ended meanwhile, null when its client is still there. */
  synchronized @Nullable Outcome unshare() {
    shared = false;
    return postponed;
  }

  void failed(int status, String code, String message) {
    this.status = status;
    this.error = new ErrorGiven(code, message);
  }

  boolean hasFailed() {
    return error != null;
  }

  /** True the first time. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }

  boolean isClosed() {
    return closed.get();
  }

  /** A failed stream keeps the status its client saw. */
  Outcome outcome() {
    if (!hasFailed()) {
      return Outcome.SUCCEEDED;
    }
    return status == OK ? Outcome.INTERRUPTED : opened ? Outcome.FAILED : Outcome.REJECTED;
  }

  /** The same when its client leaves now. */
  Outcome outcomeOfLeaving() {
    return served || hasFailed() ? outcome() : Outcome.CANCELLED;
  }

  int status(Outcome outcome) {
    return outcome == Outcome.CANCELLED ? CLIENT_LEFT : status;
  }

  @Nullable ErrorGiven error() {
    return error;
  }
}
