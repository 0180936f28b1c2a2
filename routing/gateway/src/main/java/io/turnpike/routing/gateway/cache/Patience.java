package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Call;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long one client waits for what is made for several. */
final class Patience {

  static final String CODE = "total_timeout";
  static final String SENTENCE = "Timed out at the client's limit (x-turnpike-timeout-ms).";

  private static final int GATEWAY_TIMEOUT = 504;

  private Patience() {}

  /** Until there is something. */
  static <T> Flux<T> first(Call call, Flux<T> awaited) {
    Duration left = left(call);
    return left == null
        ? awaited
        : awaited
            .timeout(Mono.delay(left))
            .onErrorMap(
                TimeoutException.class, _ -> GatewayFailure.of(GATEWAY_TIMEOUT, CODE, SENTENCE));
  }

  /** Until there is all of it; fails with {@link TimeoutException}. */
  static <T> Flux<T> whole(Call call, Flux<T> read) {
    Duration left = left(call);
    return left == null
        ? read
        : read.takeUntilOther(Mono.delay(left).then(Mono.error(new TimeoutException())));
  }

  private static @Nullable Duration left(Call call) {
    Duration left = call.context().patience();
    return left == null || !left.isNegative() ? left : Duration.ZERO;
  }
}
