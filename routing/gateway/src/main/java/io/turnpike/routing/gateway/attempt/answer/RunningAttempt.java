package io.turnpike.routing.gateway.attempt.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermit;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.attempt.wire.TargetRequest;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.gateway.usage.Usd;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt that is under way: what it has to tell the usage event, the breaker and the clock, in
 * one place, so that none of them is forgotten on any way out.
 */
public final class RunningAttempt {

  private static final Logger log = LoggerFactory.getLogger(RunningAttempt.class);
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "DELETE");

  private final Call call;
  private final Candidate candidate;
  private final Dialect dialect;
  private final ProviderAdapter adapter;
  private final TargetRequest wording;
  private final AttemptDraft attempt;
  private final AttemptPermit ticket;
  private final HedgedTry side;
  private final AttemptClock clock;
  private final GatewayMeters meters;
  private final AnswerUsage usage;
  private final @Nullable StakeWatch watch;
  private final CallSecrets secrets;
  private final AnswerSeal seal;
  private Framing framing = Framing.WHOLE;

  public RunningAttempt(
      Try one,
      ProviderAdapter adapter,
      TargetRequest wording,
      AttemptDraft attempt,
      AttemptPermit ticket,
      AttemptClock clock,
      GatewayMeters meters,
      RejectedUsages rejectedUsages,
      StoredIds storedIds,
      @Nullable StakeWatch watch) {
    this.call = one.call();
    this.candidate = one.candidate();
    this.adapter = adapter;
    this.wording = wording;
    this.dialect = wording.dialect();
    this.attempt = attempt;
    this.ticket = ticket;
    this.side = one.side();
    this.clock = clock;
    this.meters = meters;
    this.watch = watch;
    this.secrets = new CallSecrets(ticket.secret());
    this.usage =
        new AnswerUsage(
            call,
            candidate,
            attempt,
            dialect,
            wording.asked().answers(candidate.target()),
            secrets,
            rejectedUsages);
    this.seal =
        new AnswerSeal(storedIds, call.caller().organization(), candidate.connection().name());
  }

  public Call call() {
    return call;
  }

  /** What no text about it may show. */
  public CallSecrets secrets() {
    return secrets;
  }

  ByteBufAllocator allocator() {
    return call.client().allocator();
  }

  /** The answer's frames in the dialect by which they are understood, each at most this long. */
  Frames frames(int longest) {
    return wording.frames(framing, longest);
  }

  /** For what they say. */
  FrameScan frameScan() {
    return dialect.frames();
  }

  /** Null where the client gets these frames as they are. */
  @Nullable AnswerStream answerStream() {
    return wording.answerStream();
  }

  /** Whether the client gets the answer as it is, whatever it is. */
  boolean isPassedOn() {
    return !call.operation().isServed();
  }

  /** What the client is told that a stream is. */
  String streamType() {
    return wording.streamType();
  }

  /** Fields of the request that the provider never saw. */
  List<String> warnings() {
    return wording.warnings();
  }

  /** Null when the client sets no limit. */
  @Nullable AnswerLength length() {
    return AnswerLength.of(wording.asked().totalOutputLimit(candidate.target()));
  }

  /** Whether reasoning counts against the client's limit. */
  boolean limitsReasoning() {
    return adapter.limitsReasoning();
  }

  /**
   * @param expected how the answer will come
   */
  public void start(Framing expected) {
    framing = expected;
    clock.start();
  }

  /** Whether the answer comes in frames. */
  boolean framed() {
    return framing != Framing.WHOLE;
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
    attempt.releasing(call.body().body());
    if (side == HedgedTry.ALONE && !call.context().mayTurnDown()) {
      call.body().release();
      wording.asked().release();
      wording.body().release();
    }
  }

  /** By which model and as which service it is answered, as far as it says. */
  void answered(Answered how) {
    if (how != Answered.AS_ASKED) {
      attempt.answered(how);
    }
  }

  InvalidData invalidData() {
    return new InvalidData(candidate.target().invalidEvents());
  }

  void droppedFrame() {
    meters.droppedFrame();
  }

  void relayedInvalidFrame() {
    meters.relayedInvalidFrame();
  }

  boolean wantsUsage() {
    return wording.answers() != null || call.body().wantsUsage();
  }

  /** What it is known to have used. */
  AnswerUsage usage() {
    return usage;
  }

  /** What is held for it; null where nothing is. */
  public @Nullable StakeWatch watch() {
    return watch;
  }

  /** What the request has cost, in US dollars; null when a price is unknown. */
  @Nullable String cost() {
    Cost cost = call.draft().cost();
    return cost == null ? null : Usd.of(cost);
  }

  /** The client has the whole answer, or will have it with the bytes that are on their way. */
  void served() {
    attempt.served();
    call.draft().served();
    clock.draining();
  }

  /**
   * A whole answer of a provider that said it was one, as the client knows it. Throws {@link
   * AttemptFailed}.
   */
  byte[] answered(byte[] original) {
    clock.answered();
    byte[] body = wording.understood(original);
    AnswerScan answer = dialect.answer(body);
    if (answer == null) {
      throw AnswerFailures.invalid("The provider's answer is not JSON.");
    }
    count(answer, body);
    usage.rejected(wording.rejected(original));
    if (answer.error()) {
      throw understood(adapter.failureInStream(body, 0, body.length), 200, null);
    }
    if (!answer.isAnswer()) {
      throw AnswerFailures.invalid("The provider's answer has no " + answer.missing() + ".");
    }
    if (isToGoOn() && dialect.isFiltered(body, 0, body.length)) {
      throw AnswerFailures.filtered();
    }
    if (!claims()) {
      throw HedgedTry.LOST;
    }
    delivering();
    return sealed(wording.forClient(body));
  }

  /**
   * The head of an answer that is passed on, which may say what was used. Of one that is not
   * watched on its way, either that or the whole of it tells, or nobody.
   */
  void begun(Function<String, @Nullable String> header, boolean watched) {
    boolean counted = !isAgain() && usage.told(dialect.counted(header));
    if (!counted && !watched) {
      attempt.estimable(false);
    }
  }

  /**
   * A whole answer that is passed on, as the client gets it; what it says of its usage counts if it
   * can be.
   */
  byte[] passed(byte[] body) {
    clock.answered();
    AnswerScan answer = isAgain() ? null : dialect.answer(body);
    if (answer != null) {
      answered(answer.answered());
      usage.told(answer.usage());
    }
    delivering();
    return sealed(body);
  }

  /**
   * Whether what is answered was used, and billed, when the answer was made; whoever looks at a
   * batch or a file only reads what was.
   */
  boolean isAgain() {
    boolean looks = !call.operation().isServed() && LOOKING.contains(call.client().method());
    return looks || call.operation().storedAnswer() != null;
  }

  private void delivering() {
    attempt.firstToken();
    ticket.firstContent();
    attempt.served();
    clock.delivering();
  }

  /** An answer that its provider keeps is told with where that is. */
  private byte[] sealed(byte[] answer) {
    return seal.sealed(answer, wording.answers() == null ? dialect.storedId(answer) : null);
  }

  /** What follows the id of an answer that its provider keeps. */
  byte[] seal(byte[] bytes, int start, int end) {
    return seal.of(bytes, start, end);
  }

  /** Whether a frame says that the provider's filter ended the answer, and others may do better. */
  boolean turnsAway(Frames frame) {
    int length = frame.dataEnd() - frame.dataStart();
    return isToGoOn() && dialect.isFiltered(frame.dataArray(), frame.dataStart(), length);
  }

  /** The config names others for what this provider's filter does not let through. */
  private boolean isToGoOn() {
    return call.plan().guarded().contains(candidate.target().at())
        && call.context().attempts().isLeft();
  }

  /** Before anything else is made of it: it is to be paid for, whoever gets it. */
  private void count(AnswerScan answer, byte[] body) {
    answered(answer.answered());
    if (!usage.told(answer.usage()) && answer.isAnswer()) {
      usage.uncounted(call.body().body(), body, dialect.contentBytes(body));
    }
  }

  AttemptFailed refused(int status, byte[] body, @Nullable Duration retryAfter) {
    AnswerScan answer = dialect.answer(body);
    if (answer != null) {
      answered(answer.answered());
      usage.told(answer.usage());
    }
    AttemptFailed refusal = understood(adapter.failure(status, body), status, retryAfter);
    return wording.isAnsweredAsAsked() && dialect.keepsRefusal(body)
        ? refusal.told(Scrub.document(new String(body, UTF_8), secrets).getBytes(UTF_8))
        : refusal;
  }

  AttemptFailed failureInStream(Frames frame) {
    return understood(
        adapter.failureInStream(frame.dataArray(), frame.dataStart(), frame.dataEnd()), 200, null);
  }

  /** Why it ended, seen from here: the clock's verdict first, since it closes connections. */
  public AttemptFailed failureOf(Throwable error) {
    AttemptClock.Limit limit = clock.expired();
    if (limit != null) {
      return TimeLimits.failure(limit, call.context().allowed(candidate.target()));
    }
    if (error instanceof AttemptFailed failed) {
      return failed;
    }
    AttemptFailed known = TransportFailures.of(error);
    return known != null ? known : ours(error);
  }

  /** The stream broke after content had been sent; the event that tells the client so. */
  byte[] interrupted(AttemptFailed failure, AddedFrames added) {
    broken(failure);
    return added.error(failure.code(), failure.sentence(), call.draft().id());
  }

  /** The same where there is no place to tell it. */
  void broken(AttemptFailed failure) {
    end(failure);
    call.draft().failed(200, failure.code(), failure.sentence());
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

  private AttemptFailed understood(
      ProviderFailure failure, int status, @Nullable Duration retryAfter) {
    return FailureWords.told(failure, status, retryAfter, secrets);
  }

  private static AttemptFailed ours(Throwable error) {
    log.error("An attempt failed in a way that is not the provider's fault.", error);
    return new AttemptFailed(
        FailureClass.SERVER_ERROR,
        "gateway_error",
        "The gateway failed while it asked a provider.");
  }
}
