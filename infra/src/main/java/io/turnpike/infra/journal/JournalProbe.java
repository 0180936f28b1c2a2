package io.turnpike.infra.journal;

import io.turnpike.infra.settings.Probe;
import reactor.core.publisher.Mono;

/** A node that cannot write records down must not be sent requests. */
record JournalProbe(FileJournal journal) implements Probe {

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public Mono<Boolean> up() {
    return Mono.fromSupplier(journal::healthy);
  }
}
