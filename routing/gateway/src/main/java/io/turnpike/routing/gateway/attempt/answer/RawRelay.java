package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.Gathered;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AnswerBroken;
import io.turnpike.routing.gateway.call.AttemptFailed;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Between the provider's bytes and the client's, whatever they are. The first one is the commit;
 * what is to be looked at as a whole is held until it ends or is too large for that, and completes
 * without having passed anything on. Fails with {@link AttemptFailed} while nothing has been sent,
 * with {@link AnswerBroken} afterwards.
 */
final class RawRelay implements CoreSubscriber<ByteBuf>, Subscription {

  private final RunningAttempt attempt;
  private final @Nullable UsageWatch watch;
  private final CoreSubscriber<? super ByteBuf> client;
  private @Nullable Gathered held;
  private @Nullable Subscription provider;
  private boolean committed;
  private boolean over;
  private volatile boolean left;

  /**
   * @param held takes in what is held; null to pass it on as it comes
   */
  RawRelay(
      RunningAttempt attempt,
      @Nullable Gathered held,
      @Nullable UsageWatch watch,
      CoreSubscriber<? super ByteBuf> client) {
    this.attempt = attempt;
    this.held = held;
    this.watch = watch;
    this.client = client;
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
  public void request(long chunks) {
    provider().request(chunks);
  }

  @Override
  public void cancel() {
    left = true;
    provider().cancel();
  }

  @Override
  public void onNext(ByteBuf chunk) {
    if (over || left) {
      return;
    }
    attempt.progress();
    if (held != null && held.takes(chunk)) {
      held.add(chunk);
      provider().request(1);
      return;
    }
    if (!committed) {
      committed = true;
      attempt.firstContent();
    }
    pass(chunk);
  }

  private void pass(ByteBuf chunk) {
    if (watch != null) {
      watch.look(chunk);
    }
    client.onNext(withHeld(chunk.retain()));
  }

  private ByteBuf withHeld(ByteBuf chunk) {
    Gathered before = held;
    held = null;
    return before == null
        ? chunk
        : Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(before.bytes()), chunk);
  }

  @Override
  public void onError(Throwable error) {
    if (over || left) {
      return;
    }
    over = true;
    AttemptFailed failure = attempt.failureOf(error);
    if (committed) {
      boolean cut = failure.code().equals(TransportFailures.RESET);
      attempt.broken(cut ? AnswerFailures.truncated() : failure);
      client.onError(new AnswerBroken());
    } else {
      client.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (over || left) {
      // A source that is closed because its reader left may call that its end.
      return;
    }
    over = true;
    if (committed) {
      end();
    }
    client.onComplete();
  }

  private void end() {
    if (watch != null) {
      watch.end();
    }
    attempt.served();
    attempt.finished();
  }

  private Subscription provider() {
    return provider == null ? Operators.emptySubscription() : provider;
  }
}
