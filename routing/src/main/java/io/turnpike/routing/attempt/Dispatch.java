package io.turnpike.routing.attempt;

import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.Cost;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.dialect.AnswerScan;
import io.turnpike.routing.dialect.ErrorBody;
import io.turnpike.routing.dialect.Frames;
import io.turnpike.routing.dialect.OutputLimit;
import io.turnpike.routing.dialect.UsageFields;
import io.turnpike.routing.provider.ProviderAdapter;
import io.turnpike.routing.provider.ProviderFailure;
import io.turnpike.routing.usage.AttemptDraft;
import io.turnpike.routing.usage.GatewayMeters;
import io.turnpike.routing.usage.Usd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt that is under way: what it has to tell the usage event, the breaker and the clock, in
 * one place, so that none of them is forgotten on any way out.
 */
final class Dispatch {

  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);
  private static final byte[] NOTHING = {};

  private final Call call;
  private final Target target;
  private final ProviderAdapter adapter;
  private final Wording wording;
  private final AttemptDraft attempt;
  private final Ticket ticket;
  private final Lane lane;
  private final AttemptClock clock;
  private final GatewayMeters meters;

  Dispatch(
      Try one,
      ProviderAdapter adapter,
      Wording wording,
      AttemptDraft attempt,
      Ticket ticket,
      AttemptClock clock,
      GatewayMeters meters) {
    this.call = one.call();
    this.target = one.candidate().target();
    this.adapter = adapter;
    this.wording = wording;
    this.attempt = attempt;
    this.ticket = ticket;
    this.lane = one.lane();
    this.clock = clock;
    this.meters = meters;
  }

  Call call() {
    return call;
  }

  ByteBufAllocator allocator() {
    return call.reply().allocator();
  }

  /** The answer's frames as the client knows them, each at most this long. */
  Frames frames(int longest) {
    return wording.frames(longest);
  }

  /** A whole answer as the client knows it. */
  byte[] canonical(byte[] answer) {
    return wording.canonical(answer);
  }

  /** Fields of the request that the provider never saw. */
  List<String> dropped() {
    return wording.dropped();
  }

  /** Null when the client sets no limit. */
  @Nullable AnswerLength length() {
    return AnswerLength.of(OutputLimit.ofAll(call.body(), target));
  }

  /** Whether reasoning counts against the client's limit. */
  boolean limitsReasoning() {
    return adapter.limitsReasoning();
  }

  void start() {
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
    return lane.claim();
  }

  /** From here on the client sees this answer and no other. */
  void firstContent() {
    attempt.firstToken();
    ticket.firstContent();
    clock.streaming();
  }

  void delivered(int bytes) {
    if (bytes > 0) {
      attempt.delivered(bytes);
    }
  }

  InvalidData invalidData() {
    return new InvalidData(target.invalidEvents());
  }

  void droppedFrame() {
    meters.droppedFrame();
  }

  void relayedInvalidFrame() {
    meters.relayedInvalidFrame();
  }

  boolean wantsUsage() {
    return call.body().wantsUsage();
  }

  /** What the provider has read, when it says so at once. */
  void read(@Nullable TokenUsage usage) {
    if (usage != null) {
      attempt.read(usage);
    }
  }

  void usage(byte[] bytes, int start, int end) {
    usage(UsageFields.of(bytes, start, end));
  }

  private void usage(@Nullable TokenUsage usage) {
    if (usage != null) {
      attempt.reported(usage);
    }
  }

  /** To splice into a usage object; empty when the price is unknown. */
  byte[] costField() {
    Cost cost = call.draft().cost();
    return cost == null
        ? NOTHING
        : (",\"cost_usd\":" + Usd.of(cost)).getBytes(StandardCharsets.US_ASCII);
  }

  /** The client has the whole answer, or will have it with the bytes that are on their way. */
  void served() {
    attempt.served();
    call.draft().served();
    clock.draining();
  }

  /** A whole answer of a provider that said it was one. Throws {@link AttemptFailed}. */
  void answered(byte[] body) {
    clock.answered();
    AnswerScan answer = AnswerScan.of(body);
    if (answer == null) {
      throw invalid("The provider's answer is not JSON.");
    }
    count(answer, body);
    if (answer.error()) {
      throw understood(adapter.failureInStream(body, 0, body.length), 200, null);
    }
    if (!answer.choices()) {
      throw invalid("The provider's answer has no choices.");
    }
    if (!claims()) {
      throw Lane.LOST;
    }
    attempt.firstToken();
    ticket.firstContent();
    attempt.served();
    clock.delivering();
  }

  /** Before anything else is made of it: it is to be paid for, whoever gets it. */
  private void count(AnswerScan answer, byte[] body) {
    usage(answer.usage());
    if (answer.usage() == null && answer.choices()) {
      delivered(ContentBytes.of(body));
    }
  }

  AttemptFailed refused(int status, byte[] body, @Nullable Duration retryAfter) {
    AnswerScan answer = AnswerScan.of(body);
    if (answer != null) {
      usage(answer.usage());
    }
    return understood(adapter.failure(status, body), status, retryAfter);
  }

  AttemptFailed failureInStream(Frames frame) {
    return understood(
        adapter.failureInStream(frame.dataArray(), frame.dataStart(), frame.dataEnd()), 200, null);
  }

  /** Why it ended, seen from here: the clock's verdict first, since it closes connections. */
  AttemptFailed failureOf(Throwable error) {
    AttemptClock.Limit limit = clock.expired();
    if (limit != null) {
      return TimeLimits.failure(limit);
    }
    if (error instanceof AttemptFailed failed) {
      return failed;
    }
    AttemptFailed known = TransportFailures.of(error);
    return known != null ? known : ours(error);
  }

  /** The stream broke after content had been sent; the event that tells the client so. */
  byte[] interrupted(AttemptFailed failure) {
    end(failure);
    call.draft().failed(200, failure.code(), failure.sentence());
    return ErrorBody.event(failure.code(), failure.sentence(), call.draft().id());
  }

  /** The failure as whoever decides what follows should see it. */
  AttemptFailed end(AttemptFailed failure) {
    clock.answered();
    attempt.failed(failure.failure(), failure.sentence());
    return ticket.failed(failure);
  }

  /** The provider is done; the client may still be reading. */
  void finished() {
    clock.answered();
  }

  /** Nobody waits any longer. */
  void over() {
    clock.stop();
    ticket.ended();
  }

  void cancelled() {
    clock.stop();
    attempt.givenUp(lane.isLost() ? "Another try was faster." : null);
    ticket.cancelled();
  }

  private AttemptFailed understood(
      ProviderFailure failure, int status, @Nullable Duration retryAfter) {
    String message = failure.message();
    return new AttemptFailed(
        failure.failure(),
        FailureWords.code(failure, status),
        message == null
            ? FailureWords.sentence(failure, status)
            : Scrub.of(message, ticket.secret()),
        status,
        retryAfter);
  }

  private static AttemptFailed ours(Throwable error) {
    log.error("An attempt failed in a way that is not the provider's fault.", error);
    return new AttemptFailed(
        FailureClass.SERVER_ERROR,
        "gateway_error",
        "The gateway failed while it asked a provider.");
  }

  static AttemptFailed invalid(String sentence) {
    return new AttemptFailed(FailureClass.INVALID_RESPONSE, "provider_invalid_response", sentence);
  }
}
