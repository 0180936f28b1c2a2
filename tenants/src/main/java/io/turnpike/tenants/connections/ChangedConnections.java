package io.turnpike.tenants.connections;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.tenants.Actor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells this node first, and then all others, that a connection is not what it was. */
@Component
final class ChangedConnections {

  private final ConnectionMemory memory;
  private final ConnectionDirectory directory;
  private final ChangeAnnouncer announcer;

  ChangedConnections(
      ConnectionMemory memory, ConnectionDirectory directory, ChangeAnnouncer announcer) {
    this.memory = memory;
    this.directory = directory;
    this.announcer = announcer;
  }

  /**
   * @param revision empty when it was deleted
   */
  Mono<Void> tell(Actor actor, String name, String revision) {
    ConnectionKey key = new ConnectionKey(actor.organizationId(), name);
    ConnectionChange change = new ConnectionChange(key, revision);
    return Mono.when(memory.changed(change), directory.changed(actor.organizationId()))
        .then(Mono.defer(() -> announcer.announce(ConnectionMemory.TOPIC, change.toString())));
  }
}
