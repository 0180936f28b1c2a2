package io.turnpike.routing.gateway.testing.behaviour;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What only a provider that speaks HTTP/2 can do. */
public final class Http2Faults {

  public static final long NO_ERROR = 0;
  public static final long INTERNAL_ERROR = 2;
  public static final long REFUSED_STREAM = 7;
  public static final long ENHANCE_YOUR_CALM = 11;

  private Http2Faults() {}

  /** The stream is reset before a byte of the answer. */
  public static Behaviour resets(long error) {
    return call -> Stream.of(new Step.Refuse(error));
  }

  /** Goodbye, and the request was not looked at. */
  public static Behaviour leavesUnseen(long error, boolean hangUp) {
    return call -> Stream.of(new Step.Farewell(true, error, hangUp));
  }

  /** Goodbye in the middle of an answer that is given all the same, as it should be. */
  public static Behaviour leavesAfterThis(long error, Answer answer) {
    return call ->
        answer
            .steps(call)
            .flatMap(
                step ->
                    step instanceof Step.Send(byte[] _, int tokens) && tokens == 1
                        ? Stream.of(step, new Step.Farewell(false, error, false))
                        : Stream.of(step));
  }

  /** The connection goes dead without a word. */
  public static Behaviour goesDead() {
    return call -> Stream.of(new Step.Sever(), new Step.Hang());
  }

  /** RST of the connection, and so of all streams on it, before a byte of the answer. */
  public static Behaviour breaksTheConnection() {
    return call -> Stream.of(new Step.Break());
  }

  /** Some content, then the stream is reset. */
  public static Behaviour resetsAfter(int tokens, long error) {
    return call ->
        Answer.tokens(tokens + 5)
            .until(tokens, Ending.RESET)
            .steps(call)
            .map(step -> step instanceof Step.Reset ? new Step.Refuse(error) : step);
  }

  /** The fault, and for whoever comes again at once, an answer. */
  public static Behaviour once(Behaviour fault) {
    AtomicLong met = new AtomicLong(-1);
    return call -> {
      boolean again = met.get() == call.number() - 1;
      met.set(again ? -1 : call.number());
      return (again ? Answer.tokens(5) : fault).steps(call);
    };
  }
}
