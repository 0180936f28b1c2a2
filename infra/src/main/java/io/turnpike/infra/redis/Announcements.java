package io.turnpike.infra.redis;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Short messages to every node, this one included, over Redis pub/sub. Delivery is best effort; a
 * listener is told of a gap so that it can read the store again, and should also resync on a timer.
 */
public interface Announcements {

  /** Completes when Redis has taken it; fails within the command timeout otherwise. */
  Mono<Void> publish(String topic, String message);

  /** Hot; never ends by itself. Slow listeners lose oldest messages and are sent a {@link Gap}. */
  Flux<Announcement> listen(String topic);

  sealed interface Announcement permits Message, Gap {}

  record Message(String text) implements Announcement {}

  /** Messages may have been lost: the connection was down, or the listener too slow. */
  record Gap() implements Announcement {}
}
