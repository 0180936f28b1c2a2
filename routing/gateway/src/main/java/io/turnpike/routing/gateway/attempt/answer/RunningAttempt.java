package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermit;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.providers.Framing;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt that is under way: what it has to tell the usage event, the breaker and the clock, in
 * one place, so that none of them is forgotten on any way out. What it brings is read elsewhere:
 * {@link WholeAnswer}, {@link StreamRelay}, {@link RawRelay}, {@link RefusedAnswer}.
 */
public final class RunningAttempt {

  private static final Logger log = LoggerFactory.getLogger(RunningAttempt.class);

  private final HedgedTry side;
  private final ExpectedAnswer expected;
  private final AttemptDraft attempt;
  private final AttemptPermit ticket;
  private final AttemptClock clock;
  private final GatewayMeters meters;
  private final @Nullable StakeWatch watch;
  private final CallSecrets secrets;
  private final AnswerUsage usage;
  private Framing framing = Framing.WHOLE;

  /**
   * @param side of a race for the client
   * @param watch of what is held for it; null where nothing is
   */
  public RunningAttempt(
      HedgedTry side,
      ExpectedAnswer expected,
      AttemptDraft attempt,
      AttemptPermit ticket,
      AttemptClock clock,
      GatewayMeters meters,
      RejectedUsages rejectedUsages,
      @Nullable StakeWatch watch) {
    this.side = side;
    this.expected = expected;
    this.attempt = attempt;
    this.ticket = ticket;
    this.clock = clock;
    this.meters = meters;
    this.watch = watch;
    this.secrets = new CallSecrets(ticket.secret());
    this.usage = new AnswerUsage(expected, attempt, secrets, rejectedUsages);
  }

  public Call call() {
    return expected.call();
  }

  ExpectedAnswer expected() {
    return expected;
  }

  /** What no text about it may show. */
  public CallSecrets secrets() {
    return secrets;
  }

  /** What it is known to have used. */
  AnswerUsage usage() {
    return usage;
  }

  /** What is held for it; null where nothing is. */
  public @Nullable StakeWatch watch() {
    return watch;
  }

  /** How the answer comes. */
  Framing framing() {
    return framing;
  }

  /**
   * @param how the answer will come
   */
  public void start(Framing how) {
    framing = how;
    clock.start();
  }

  void headers(int status) {
    attempt.headers(status);
  }

  void progress() {
    clock.progress();
  }

  /** False when another try has answered the client meanwhile; then this one must not. */
  boolean claims() {
    return side.claim();
  }

  /** From here on the client sees this answer and no other. */
  void firstContent() {
    attempt.firstToken();
    ticket.firstContent();
    clock.streaming();
    releaseRequest();
  }

  /**
   * Nothing can follow on an answer that has begun, but for another try that is still beginning,
   * and for what comes after an answer that a guardrail turns down.
   */
  private void releaseRequest() {
    attempt.count().releasing(call().body().body());
    if (side == HedgedTry.ALONE && !call().context().mayTurnDown()) {
      call().body().release();
      expected.wording().asked().release();
      expected.wording().body().release();
    }
  }

  /** A whole answer is on its way to the client. */
  void delivering() {
    attempt.firstToken();
    ticket.firstContent();
    attempt.served();
    clock.delivering();
  }

  void droppedFrame() {
    meters.droppedFrame();
  }

  void relayedInvalidFrame() {
    meters.relayedInvalidFrame();
  }

  /** The client has the whole answer, or will have it with the bytes that are on their way. */
  void served() {
    attempt.served();
    call().draft().served();
    clock.draining();
  }

  /**
   * The head of an answer that is passed on, which may say what was used. Of one that is not
   * watched on its way, either that or the whole of it tells, or nobody.
   */
  void begun(Function<String, @Nullable String> header, boolean watched) {
    boolean counted = !expected.isAgain() && usage.told(expected.dialect().counted(header));
    if (!counted && !watched) {
      attempt.count().estimable(false);
    }
  }

  /** Why it ended, seen from here: the clock's verdict first, since it closes connections. */
  public AttemptFailed failureOf(Throwable error) {
    AttemptClock.Limit limit = clock.expired();
    if (limit != null) {
      return TimeLimits.failure(limit, call().context().allowed(expected.candidate().target()));
    }
    if (error instanceof AttemptFailed failed) {
      return failed;
    }
    AttemptFailed known = TransportFailures.of(error);
    return known != null ? known : ours(error);
  }

  private static AttemptFailed ours(Throwable error) {
    log.error("An attempt failed in a way that is not the provider's fault.", error);
    return new AttemptFailed(
        FailureClass.SERVER_ERROR,
        "gateway_error",
        "The gateway failed while it asked a provider.");
  }

  /** It broke after content had been sent. */
  void broken(AttemptFailed failure) {
    end(failure);
    call().draft().failed(200, failure.code(), failure.sentence());
  }

  /** The process stops and waits no longer for this attempt. */
  public void stop() {
    clock.end();
  }

  public boolean isStopped() {
    return clock.expired() == AttemptClock.Limit.STOPPED;
  }

  /** The failure as whoever decides what follows should see it. */
  public AttemptFailed end(AttemptFailed failure) {
    clock.answered();
    if (isStopped()) {
      attempt.givenUp(failure.sentence());
      return failure;
    }
    attempt.failed(failure.failure(), failure.sentence());
    return ticket.failed(failure);
  }

  /** The provider is done; the client may still be reading. */
  void finished() {
    clock.answered();
  }

  /** Nobody waits any longer. */
  public void over() {
    clock.stop();
    ticket.ended();
  }

  public void cancelled() {
    clock.stop();
    attempt.givenUp(side.isLost() ? "Another try was faster." : null);
    ticket.cancelled();
  }
}
