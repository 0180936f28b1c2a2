package io.turnpike.routing.gateway.testing.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Where the body of a stream is cut into HTTP chunks, each written to the socket by itself. */
public sealed interface Cut {

  /** One chunk per event. */
  record PerEvent() implements Cut {}

  /** One chunk per byte: every boundary there is. */
  record EveryByte() implements Cut {}

  /** Chunks of 1 to {@code longest} bytes; the same seed cuts alike. */
  record Random(long seed, int longest) implements Cut {}

  default Stream<Step> apply(Stream<Step> body) {
    return switch (this) {
      case PerEvent() -> body;
      case EveryByte() -> body.flatMap(step -> split(step, () -> 1));
      case Random(long seed, int longest) -> random(body, new java.util.Random(seed), longest);
    };
  }

  private static Stream<Step> random(Stream<Step> body, java.util.Random random, int longest) {
    return body.flatMap(step -> split(step, () -> 1 + random.nextInt(longest)));
  }

  private static Stream<Step> split(Step step, IntSupplier length) {
    return step instanceof Step.Send(byte[] bytes, int tokens)
        ? pieces(bytes, tokens, length).stream()
        : Stream.of(step);
  }

  /** The tokens are complete with the last piece. */
  private static List<Step> pieces(byte[] bytes, int tokens, IntSupplier length) {
    List<Step> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + length.getAsInt());
      pieces.add(
          new Step.Send(Arrays.copyOfRange(bytes, from, to), to == bytes.length ? tokens : 0));
      from = to;
    }
    return pieces;
  }
}
