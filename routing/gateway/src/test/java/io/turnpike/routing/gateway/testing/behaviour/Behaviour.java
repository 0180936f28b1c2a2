package io.turnpike.routing.gateway.testing.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How the provider treats one request. Streams are read lazily, so they may be endless. */
@FunctionalInterface
public interface Behaviour {

  Stream<Step> steps(CompletionRequest call);

  /**
   * The same with an end, which pauses before its step of this number, counted from 0, until it may
   * go on.
   */
  default Behaviour pausingAt(int step, BooleanSupplier mayGoOn) {
    return call -> {
      List<Step> all = steps(call).toList();
      Stream<Step> pause =
          Stream.<Step>generate(() -> new Step.Wait(Duration.ofMillis(5)))
              .takeWhile(_ -> !mayGoOn.getAsBoolean());
      Stream<Step> before = Stream.concat(all.subList(0, step).stream(), pause);
      return Stream.concat(before, all.subList(step, all.size()).stream());
    };
  }
}
