package io.turnpike.routing.gateway.testing.behaviour;

import java.util.stream.Stream;

/** How the provider treats one request. Streams are read lazily, so they may be endless. */
@FunctionalInterface
public interface Behaviour {

  Stream<Step> steps(CompletionRequest call);
}
