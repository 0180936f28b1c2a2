package io.turnpike.routing.guardrails;

import io.turnpike.routing.guard.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request or an answer, as checks see it.
 *
 * @param parts in document order
 */
public record Subject(Side side, List<TextPart> parts, Facts facts) {

  /** Which way it goes. */
  public enum Side {
    INPUT,
    OUTPUT
  }

  /**
   * What is known of the request beside its texts; on the way back too.
   *
   * @param operation the path under {@code /v1/}, for example {@code chat/completions}
   * @param model as the client wrote it; empty without one
   * @param metadata from the request's headers
   * @param body of the request, as the client sent it; not to be changed. Empty for a text alone
   */
  public record Facts(String operation, String model, Map<String, String> metadata, byte[] body) {

    public static final Facts NONE = new Facts("", "", Map.of(), new byte[0]);
  }

  /** The same with another text at one place. */
  public Subject with(int part, String text) {
    List<TextPart> all = new ArrayList<>(parts);
    TextPart was = all.get(part);
    all.set(part, new TextPart(was.role(), was.pointer(), was.start(), was.end(), text));
    return new Subject(side, List.copyOf(all), facts);
  }
}
