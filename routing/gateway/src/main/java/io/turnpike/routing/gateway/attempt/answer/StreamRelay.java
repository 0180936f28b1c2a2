package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
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
  private final ProviderFrames in;
  private final ClientFrames out;
  private @Nullable Subscription provider;
  private boolean over;
  private volatile boolean left;

  StreamRelay(
      RunningAttempt attempt, AnswerSettings settings, CoreSubscriber<? super ByteBuf> client) {
    this.attempt = attempt;
    this.client = client;
    this.in = new ProviderFrames(attempt, (int) settings.maxFrame().toBytes());
    this.out = in.client();
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
    AttemptFailed failure = in.read(chunk);
    if (failure != null) {
      broken(failure);
    } else {
      emit();
    }
  }

  @Override
  public void onError(Throwable error) {
    if (over || left) {
      return;
    }
    if (in.isWhole()) {
      finish();
    } else {
      fail(failureOf(error));
    }
  }

  /** A connection that ends in the middle of an answer is told as that. */
  private AttemptFailed failureOf(Throwable error) {
    AttemptFailed failure = attempt.failureOf(error);
    boolean cut = in.isCommitted() && failure.code().equals(TransportFailures.RESET);
    return cut ? AnswerFailures.truncated() : failure;
  }

  @Override
  public void onComplete() {
    if (over || left) {
      // A source that is closed because its reader left may call that its end.
      return;
    }
    AttemptFailed failure = in.readRest();
    if (failure != null) {
      broken(failure);
    } else {
      end();
    }
  }

  private void emit() {
    ByteBuf frames = in.isCommitted() ? out.take() : null;
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
    AttemptFailed lack = in.lack();
    if (lack != null) {
      fail(lack);
    } else {
      finish();
    }
  }

  private void fail(AttemptFailed failure) {
    in.rejected();
    if (in.isCommitted()) {
      attempt.broken(failure);
      out.error(failure);
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

  /** What may be added to the frames. */
  AddedFrames added() {
    return out.added();
  }

  /** What is left to send once the relay has completed; asked for when the client is ready. */
  Mono<ByteBuf> tail() {
    return Mono.fromSupplier(out::take);
  }

  private Subscription provider() {
    return provider == null ? Operators.emptySubscription() : provider;
  }
}
