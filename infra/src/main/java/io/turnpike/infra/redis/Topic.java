package io.turnpike.infra.redis;

import io.micrometer.core.instrument.Counter;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** The listeners to one topic, each with a buffer of its own: a slow one delays no other. */
final class Topic {

  static final int BUFFER = 256;

  private final Set<FluxSink<Announcement>> listeners = ConcurrentHashMap.newKeySet();
  private final Counter lost;

  Topic(Counter lost) {
    this.lost = lost;
  }

  /** Called by one thread at a time. */
  void send(Announcement announcement) {
    listeners.forEach(listener -> listener.next(announcement));
  }

  Flux<Announcement> listen() {
    AtomicBoolean gap = new AtomicBoolean();
    return Flux.<Announcement>create(this::add, FluxSink.OverflowStrategy.IGNORE)
        .onBackpressureBuffer(BUFFER, _ -> lose(gap), BufferOverflowStrategy.DROP_OLDEST)
        .concatMapIterable(
            next -> gap.getAndSet(false) ? List.of(new Gap(), next) : List.of(next), 1);
  }

  private void add(FluxSink<Announcement> listener) {
    listeners.add(listener);
    listener.onDispose(() -> listeners.remove(listener));
  }

  private void lose(AtomicBoolean gap) {
    gap.set(true);
    lost.increment();
  }
}
