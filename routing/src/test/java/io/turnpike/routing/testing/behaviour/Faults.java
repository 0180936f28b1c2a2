package io.turnpike.routing.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;

/** Connections that break or fall silent. For breaks within an answer see {@link Ending}. */
public final class Faults {

  private Faults() {}

  /** RST after the request was read, before a byte of the answer. */
  public static Behaviour resetBeforeHeaders() {
    return call -> Stream.of(new Step.Reset());
  }

  /** FIN after the request was read, before a byte of the answer. */
  public static Behaviour closeBeforeHeaders() {
    return call -> Stream.of(new Step.Close());
  }

  /** RST in the middle of the response headers. */
  public static Behaviour resetWithinHeaders() {
    return call -> Stream.of(Step.send("HTTP/1.1 200 OK\r\nContent-Ty"), new Step.Reset());
  }

  /** The request is read and never answered. */
  public static Behaviour stallBeforeHeaders() {
    return call -> Stream.of(new Step.Hang());
  }

  /** Headers and the role chunk come, content never does. */
  public static Behaviour stallBeforeFirstToken() {
    return Answer.tokens(5).until(0, Ending.STALL);
  }

  /** Headers come, and not one byte of the body. */
  public static Behaviour stallAfterHeaders() {
    return call -> Stream.of(Step.send(head(call)), new Step.Hang());
  }

  public static Behaviour resetAfter(int tokens) {
    return Answer.tokens(tokens + 5).until(tokens, Ending.RESET);
  }

  /** The socket is closed in the middle of the stream, without {@code [DONE]}. */
  public static Behaviour closeAfter(int tokens) {
    return Answer.tokens(tokens + 5).until(tokens, Ending.CLOSE);
  }

  /** The HTTP body ends properly after some tokens, but the stream's end is missing. */
  public static Behaviour endWithoutDoneAfter(int tokens) {
    return Answer.tokens(tokens + 5).until(tokens, Ending.WITHOUT_DONE);
  }

  /** Content-Length promises more than comes before FIN, streamed or not. */
  public static Behaviour truncated() {
    byte[] part = "{\"id\":\"chatcmpl-1\",\"choices\":[{\"ind".getBytes(UTF_8);
    String[] headers = {"Content-Type: application/json", "Content-Length: 400"};
    byte[] all = Http.join(Http.head(200, headers), part);
    return call -> Stream.of(Step.send(all), new Step.Close());
  }

  /** {@code data: {"error":…}} with status 200 before any content. */
  public static Behaviour errorEventFirst() {
    return Answer.text("").ending(Ending.ERROR_EVENT);
  }

  /** {@code data: {"error":…}} after some content. */
  public static Behaviour errorEventAfter(int tokens) {
    return Answer.tokens(tokens + 5).until(tokens, Ending.ERROR_EVENT);
  }

  private static byte[] head(Call call) {
    return call.stream()
        ? Http.streamHead()
        : Http.head(200, "Content-Type: application/json", "Content-Length: 400");
  }
}
