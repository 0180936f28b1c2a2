package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.FrameBuffer;
import io.turnpike.routing.gateway.attempt.wire.FrameBuffer.BlankLine;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Between the provider's stream and the client's. Holds everything back until the first content, so
 * that until then any failure can still become another attempt; after it passes whole frames on as
 * they come, the same bytes, and turns every failure into an error event. So it fails downstream
 * only while nothing has been sent, and completes otherwise.
 */
final class StreamRelay implements CoreSubscriber<ByteBuf>, Subscription {

  private final RunningAttempt attempt;
  private final CoreSubscriber<? super ByteBuf> client;
  private final Frames frames;
  private final FrameScan scan;
  private final @Nullable AnswerStream answers;
  private final AddedFrames added;
  private final FrameBuffer out;
  private final AnswerUsage usage;
  private final @Nullable StakeWatch watch;
  private final @Nullable AnswerLength length;
  private final InvalidData invalid;
  private final int mostHeld;
  private @Nullable Subscription provider;
  private Frames frame;
  private boolean committed;
  private boolean finishSeen;
  private boolean turnedAway;
  private boolean endSeen;
  private boolean over;
  private volatile boolean left;

  StreamRelay(
      RunningAttempt attempt, AnswerSettings settings, CoreSubscriber<? super ByteBuf> client) {
    this.attempt = attempt;
    this.client = client;
    this.mostHeld = (int) settings.maxFrame().toBytes();
    this.frames = attempt.frames(mostHeld);
    this.frame = frames;
    this.scan = attempt.frameScan();
    this.answers = attempt.answerStream();
    this.added = answers == null ? scan : answers;
    this.out = new FrameBuffer(attempt.allocator());
    this.usage = attempt.usage();
    this.watch = attempt.watch();
    this.length = attempt.length();
    this.invalid = attempt.invalidData();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    provider = subscription;
    client.onSubscribe(this);
  }

  @Override
  public Context currentContext() {
    return client.currentContext();
  }

  @Override
  public void request(long frames) {
    provider().request(frames);
  }

  @Override
  public void cancel() {
    left = true;
    provider().cancel();
    out.release();
  }

  @Override
  public void onNext(ByteBuf chunk) {
    if (over || left) {
      return;
    }
    attempt.progress();
    frames.append(chunk);
    while (!over && frames.next()) {
      frame();
    }
    if (!over && (frames.overflown() || !committed && out.size() > mostHeld)) {
      broken(AnswerFailures.tooLong());
    }
    if (!over) {
      emit();
    }
  }

  @Override
  public void onError(Throwable error) {
    if (left) {
      return;
    }
    if (!over && endSeen) {
      finish();
    } else if (!over) {
      AttemptFailed failure = attempt.failureOf(error);
      fail(
          committed && failure.code().equals(TransportFailures.RESET)
              ? AnswerFailures.truncated()
              : failure);
    }
  }

  @Override
  public void onComplete() {
    if (left) {
      // A source that is closed because its reader left may call that its end.
      return;
    }
    while (!over && frames.nextAtEnd()) {
      frame();
      endFrame();
    }
    if (!over) {
      end();
    }
  }

  /** A last frame may lack its blank line; a client would throw it away. */
  private void endFrame() {
    boolean closed =
        answers != null || BlankLine.ends(frames.array(), frames.frameStart(), frames.frameEnd());
    if (!closed && out.size() > 0) {
      out.add(BlankLine.BYTES, 0, BlankLine.BYTES.length);
    }
  }

  private void frame() {
    if (endSeen) {
      return;
    }
    FrameScan.Kind kind = scan.scan(frames);
    frame = scan.mended(frames);
    switch (kind) {
      case COMMENT -> pass();
      case EVENT -> event();
      case ERROR -> broken(attempt.failureInStream(frames));
      case END -> last();
      case INVALID -> garbage();
    }
  }

  private void event() {
    invalid.interrupted();
    finishSeen |= scan.finished();
    if (!committed) {
      usage.read(frames.read());
      usage.read(scan.read());
    }
    if (!begins()) {
      return;
    }
    AttemptFailed end = runsAway() ? AnswerFailures.endless() : beyondStake();
    if (end != null) {
      broken(end);
      return;
    }
    usage.delivered(scan, frames);
    send();
  }

  /** Commits with the first content; false when another try was faster. */
  private boolean begins() {
    if (scan.hasContent() && !committed && !isTurnedAway()) {
      if (!attempt.claims()) {
        broken(HedgedTry.LOST);
        return false;
      }
      commit();
    }
    return true;
  }

  private void send() {
    if (scan.hasUsage()) {
      usage();
    } else {
      pass();
    }
  }

  /** Held back to its end, since what it used is said there. */
  private boolean isTurnedAway() {
    turnedAway = scan.contentBytes() == 0 && scan.finished() && attempt.turnsAway(frames);
    return turnedAway;
  }

  private boolean runsAway() {
    return length != null
        && scan.contentBytes() > 0
        && (!scan.hasReasoning() || attempt.limitsReasoning())
        && length.exceededWith(scan.contentBytes());
  }

  private @Nullable AttemptFailed beyondStake() {
    return watch == null || scan.contentBytes() == 0 ? null : watch.endsWith(scan.contentBytes());
  }

  private void usage() {
    attempt.answered(scan.answered());
    if (finishSeen) {
      usage.told(scan.usage());
    } else {
      usage.soFar(scan.usage());
    }
    if (attempt.wantsUsage()) {
      passPriced();
    } else if (!scan.isUsageOnly()) {
      frame = scan.withoutUsage(frame);
      pass();
    }
  }

  private void passPriced() {
    String usd = attempt.cost();
    boolean whole = answers == null && frame.dataArray() == frame.array();
    int at = whole ? scan.costAt() : -1;
    if (usd == null || at < 0) {
      pass();
      return;
    }
    byte[] cost = scan.costField(usd);
    out.add(frame.array(), frame.frameStart(), at);
    out.add(cost, 0, cost.length);
    out.add(frame.array(), at, frame.frameEnd());
  }

  private void pass() {
    if (answers == null) {
      int id = frame.dataArray() == frame.array() ? scan.storedIdEnd() : 0;
      int start = frame.frameStart();
      if (id > 0) {
        byte[] seal = attempt.seal(frame.array(), scan.storedIdStart(), id);
        out.add(frame.array(), start, id);
        out.add(seal, 0, seal.length);
        start = id;
      }
      out.add(frame.array(), start, frame.frameEnd());
    } else {
      addAll(answers.frames(frame));
    }
  }

  private void addAll(List<byte[]> translated) {
    for (byte[] one : translated) {
      out.add(one, 0, one.length);
    }
  }

  private void commit() {
    committed = true;
    attempt.answered(scan.answered());
    attempt.firstContent();
  }

  /** It may be all there is, of an answer that was cut off before it said anything. */
  private void last() {
    finishSeen |= scan.finished();
    if (!begins()) {
      return;
    }
    if (!committed) {
      broken(nothing());
      return;
    }
    endSeen = true;
    usage.rejected(frames.rejected());
    send();
    attempt.served();
  }

  private void garbage() {
    if (!committed || invalid.isEnough()) {
      attempt.droppedFrame();
      broken(AnswerFailures.noEvent());
    } else if (invalid.isRelayed() && answers == null) {
      relay(frames.original());
    } else {
      attempt.droppedFrame();
    }
  }

  /** What follows must not become part of it. */
  private void relay(byte[] original) {
    attempt.relayedInvalidFrame();
    out.add(original, 0, original.length);
    if (!BlankLine.ends(original, 0, original.length)) {
      out.add(BlankLine.BYTES, 0, BlankLine.BYTES.length);
    }
  }

  private void emit() {
    ByteBuf frames = committed ? out.take() : null;
    if (frames == null) {
      provider().request(1);
    } else {
      client.onNext(frames);
    }
  }

  /** The provider is at fault and has more to say; it is not listened to any longer. */
  private void broken(AttemptFailed failure) {
    provider().cancel();
    fail(failure);
  }

  /** The provider has nothing more to say. */
  private void end() {
    if (endSeen) {
      finish();
    } else if (committed && finishSeen && frames.mayEndUnmarked()) {
      byte[] end = added.end();
      out.add(end, 0, end.length);
      attempt.served();
      finish();
    } else {
      fail(committed ? AnswerFailures.truncated() : nothing());
    }
  }

  private void fail(AttemptFailed failure) {
    usage.rejected(frames.rejected());
    if (committed) {
      byte[] event = attempt.interrupted(failure, added);
      out.add(event, 0, event.length);
      finish();
    } else {
      over = true;
      out.release();
      if (!left) {
        client.onError(failure);
      }
    }
  }

  private void finish() {
    over = true;
    attempt.finished();
    client.onComplete();
  }

  AddedFrames added() {
    return added;
  }

  /** What is left to send once the relay has completed; asked for when the client is ready. */
  Mono<ByteBuf> tail() {
    return Mono.fromSupplier(out::take);
  }

  private Subscription provider() {
    return provider == null ? reactor.core.publisher.Operators.emptySubscription() : provider;
  }

  private AttemptFailed nothing() {
    return turnedAway ? AnswerFailures.filtered() : AnswerFailures.empty();
  }
}
