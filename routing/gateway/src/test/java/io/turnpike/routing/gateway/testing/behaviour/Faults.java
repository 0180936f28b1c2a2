package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Connections that break or fall silent. For breaks within an answer see {@link CompletionEnding}.
 */
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

  /** Headers and what goes before content come, content never does. */
  public static Behaviour stallBeforeFirstToken() {
    return Completion.tokens(5).until(0, CompletionEnding.STALL);
  }

  /** Headers come, and not one byte of the body. */
  public static Behaviour stallAfterHeaders() {
    return call -> Stream.of(Step.send(head(call)), new Step.Hang());
  }

  /** Signs of life for ever, and never an answer. */
  public static Behaviour pingsWithoutEnd(Duration pause) {
    return call -> {
      byte[] ping = Http.chunk(SseStyle.PLAIN.event(call.shape().ping(), false));
      return Stream.concat(
          Stream.of(Step.send(Http.streamHead())),
          Stream.generate(() -> Stream.of(new Step.Wait(pause), Step.send(ping)))
              .flatMap(steps -> steps));
    };
  }

  public static Behaviour resetAfter(int tokens) {
    return Completion.tokens(tokens + 5).until(tokens, CompletionEnding.RESET);
  }

  /** The socket is closed in the middle of the stream, without the mark of its end. */
  public static Behaviour closeAfter(int tokens) {
    return Completion.tokens(tokens + 5).until(tokens, CompletionEnding.CLOSE);
  }

  /** The HTTP body ends properly after some tokens, but the stream's end is missing. */
  public static Behaviour endWithoutDoneAfter(int tokens) {
    return Completion.tokens(tokens + 5).until(tokens, CompletionEnding.WITHOUT_DONE);
  }

  /** Content-Length promises more than comes before FIN, streamed or not. */
  public static Behaviour truncated() {
    byte[] part = "{\"id\":\"chatcmpl-1\",\"choices\":[{\"ind".getBytes(UTF_8);
    String[] headers = {"Content-Type: application/json", "Content-Length: 400"};
    byte[] all = Http.join(Http.head(200, headers), part);
    return call -> Stream.of(Step.send(all), new Step.Close());
  }

  /** An error event with status 200 before any content. */
  public static Behaviour errorEventFirst() {
    return Completion.text("").ending(CompletionEnding.ERROR_EVENT);
  }

  /** The same, saying that the provider has too much to do. */
  public static Behaviour overloadedEventFirst() {
    return Bodies.of(call -> Stream.of(call.shape().failed(Complaint.OVERLOADED)));
  }

  /** An error event after some content. */
  public static Behaviour errorEventAfter(int tokens) {
    return Completion.tokens(tokens + 5).until(tokens, CompletionEnding.ERROR_EVENT);
  }

  /** A good answer on a connection that is closed when it has lain idle for so long. */
  public static Behaviour closesIdleAfter(Duration idle) {
    return lasting(new Step.Retire(idle));
  }

  /** A good answer on a connection that is reset as soon as it is used again. */
  public static Behaviour spoilsItsConnection() {
    return lasting(new Step.Spoil());
  }

  private static Behaviour lasting(Step last) {
    return call ->
        Completion.tokens(3).steps(call).map(step -> step instanceof Step.Finish ? last : step);
  }

  private static byte[] head(CompletionRequest call) {
    return call.stream()
        ? Http.streamHead()
        : Http.head(200, "Content-Type: application/json", "Content-Length: 400");
  }
}
