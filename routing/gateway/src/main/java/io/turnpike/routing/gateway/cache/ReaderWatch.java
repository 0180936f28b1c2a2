package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.ClientGone;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Delivers what no attempt is behind, so that no clock of an attempt sees a client that takes
 * nothing in: one that has not for two idle limits in a row is cut off.
 */
final class ReaderWatch {

  /** Fits into the buffers of any socket. */
  private static final int LARGE = 256 << 10;

  private ReaderWatch() {}

  static Mono<Void> deliver(Call call, Answer answer) {
    Mono<Void> delivered = call.deliver(answer);
    return answer instanceof Answer.Whole whole && whole.body().length < LARGE
        ? delivered
        : delivered.takeUntilOther(stuck(call.client()));
  }

  private static Mono<Void> stuck(ClientConnection client) {
    return Flux.interval(Timeouts.DEFAULT.idle(), Schedulers.fromExecutorService(client.loop()))
        .map(_ -> client.pendingBytes())
        .buffer(2, 1)
        .filter(ReaderWatch::isStuck)
        .next()
        .flatMap(_ -> cutOff(client));
  }

  private static boolean isStuck(List<Long> pending) {
    return pending.size() == 2
        && pending.getFirst() > 0
        && pending.getFirst().equals(pending.getLast());
  }

  private static Mono<Void> cutOff(ClientConnection client) {
    client.cutOff();
    return Mono.error(new ClientGone());
  }
}
