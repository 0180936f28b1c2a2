package io.turnpike.infra.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What BlockHound reports and what never waits: each line says why. */
public final class AllowedBlocking implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder
        // The kernel's random device does not wait once the machine has started.
        .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
        // Once per connection, and the driver offers no other thread: loads the SCRAM classes.
        .allowBlockingCallsInside(
            "io.r2dbc.postgresql.authentication.SASLAuthenticationHandler", "handle")
        // Held while a type is read for the first time, by two threads if they meet.
        .allowBlockingCallsInside(
            "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer")
        // Held while a number is counted up or down; a refusal here would leave it wrong for good,
        // and every later command would spin on it.
        // The allocator gives its magazines back under a lock of a moment, when it adds another.
        .allowBlockingCallsInside(
            "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines")
        .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters")
        .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "decrementWriters")
        .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "doExclusive")
        // Held while an event loop that ends is woken, which the driver does from another one.
        .allowBlockingCallsInside(
            "io.netty.util.concurrent.SingleThreadEventExecutor", "shutdown0");
  }
}
