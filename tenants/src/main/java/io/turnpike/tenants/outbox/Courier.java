package io.turnpike.tenants.outbox;

import reactor.core.publisher.Mono;

/** Tries one kind of delivery once. */
public interface Courier<L extends Load> {

  /** Whether there is a way at all. */
  boolean open();

  /** Never fails, and ends well within {@link OutboxTable#LEASE}, whatever the receiver does. */
  Mono<Outcome> carry(Due due, L load);
}
