package io.turnpike.routing.gateway.attempt.token;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.TokenGrant.Token;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One token: the present one, the next one on its way, or why there is none. */
final class HeldToken {

  /** Of a token's time: from here on the next one is fetched, and from there on it is not used. */
  private static final int REFRESHED_AT_PERCENT = 80;

  private static final int OVER_AT_PERCENT = 95;

  /** A refusal is the same for a while; whatever else went wrong may be over at once. */
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final Function<TokenUse, Mono<Token>> fetch;
  private final LongSupplier nanos;
  private final AtomicReference<@Nullable Mono<Secret>> flight = new AtomicReference<>();
  private volatile @Nullable Good good;
  private volatile @Nullable Bad bad;

  /**
   * @param fetch asks for it; fails with {@link AttemptFailed}
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  HeldToken(Function<TokenUse, Mono<Token>> fetch, LongSupplier nanos) {
    this.fetch = fetch;
    this.nanos = nanos;
  }

  /**
   * Null where there is none to use.
   *
   * @param ahead takes what fetches the next one, for a token that is soon over
   */
  @Nullable Secret present(TokenUse use, Consumer<Mono<Secret>> ahead) {
    Good token = good;
    long now = nanos.getAsLong();
    if (token == null || token.overAt - now <= 0) {
      return null;
    }
    if (token.refreshAt - now <= 0 && failure(now) == null && flight.get() == null) {
      ahead.accept(flight(use, token));
    }
    return token.value;
  }

  Mono<Secret> token(TokenUse use) {
    Good token = good;
    long now = nanos.getAsLong();
    if (token != null && token.overAt - now > 0) {
      return Mono.just(token.value);
    }
    AttemptFailed failure = failure(now);
    return failure == null ? flight(use, token) : Mono.error(failure);
  }

  void drop(Secret refused) {
    Good token = good;
    if (token != null && token.value.equals(refused)) {
      good = null;
    }
  }

  private @Nullable AttemptFailed failure(long now) {
    Bad last = bad;
    return last != null && last.until - now > 0 ? last.failure : null;
  }

  /**
   * The one under way, or a new one that many may wait for.
   *
   * @param seen by who asks; the one under way may have brought another meanwhile
   */
  private Mono<Secret> flight(TokenUse use, @Nullable Good seen) {
    Mono<Secret> running = flight.get();
    if (running != null) {
      return running;
    }
    Mono<Secret> mine =
        Mono.defer(() -> since(seen).switchIfEmpty(fetched(use)))
            .doFinally(_ -> flight.set(null))
            .cache();
    Mono<Secret> other = flight.compareAndExchange(null, mine);
    return other == null ? mine : other;
  }

  private Mono<Secret> since(@Nullable Good seen) {
    Good token = good;
    return token == null || token == seen ? Mono.empty() : Mono.just(token.value);
  }

  private Mono<Secret> fetched(TokenUse use) {
    return Mono.defer(() -> fetch.apply(use).map(this::keep))
        .doOnError(AttemptFailed.class, this::fail);
  }

  private Secret keep(Token token) {
    long now = nanos.getAsLong();
    long life = token.goodFor().toNanos();
    good =
        new Good(
            token.value(),
            now + life / 100 * REFRESHED_AT_PERCENT,
            now + life / 100 * OVER_AT_PERCENT);
    bad = null;
    return token.value();
  }

  private void fail(AttemptFailed failure) {
    boolean refused = failure.failure() == FailureClass.AUTH;
    Duration pause = refused ? AFTER_REFUSAL : AFTER_FAULT;
    bad = new Bad(failure, nanos.getAsLong() + pause.toNanos());
  }

  private record Good(Secret value, long refreshAt, long overAt) {}

  private record Bad(AttemptFailed failure, long until) {}
}
