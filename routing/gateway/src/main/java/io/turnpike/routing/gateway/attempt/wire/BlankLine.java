package io.turnpike.routing.gateway.attempt.wire;

/** The end of an event: without it, a client waits for more or throws the event away. */
public final class BlankLine {

  public static final byte[] BYTES = {'\n', '\n'};

  private BlankLine() {}

  /** Whether what stands between the two ends with one, in any of the three ways to end a line. */
  public static boolean ends(byte[] array, int start, int end) {
    int line = withoutLineEnd(array, start, end);
    return line < end && withoutLineEnd(array, start, line) < line;
  }

  private static int withoutLineEnd(byte[] array, int start, int end) {
    if (end > start && array[end - 1] == '\n') {
      return end - 1 > start && array[end - 2] == '\r' ? end - 2 : end - 1;
    }
    return end > start && array[end - 1] == '\r' ? end - 1 : end;
  }
}
