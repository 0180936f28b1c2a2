package io.turnpike.routing.config.sets;

import io.turnpike.infra.redis.Announcements;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A node that nobody's news reach. */
final class DeafAnnouncements implements Announcements {

  @Override
  public Mono<Void> publish(String topic, String message) {
    return Mono.empty();
  }

  @Override
  public Flux<Announcement> listen(String topic) {
    return Flux.never();
  }
}
