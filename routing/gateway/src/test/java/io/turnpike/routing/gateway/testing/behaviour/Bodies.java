package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers of status 200 made up by hand. */
final class Bodies {

  private Bodies() {}

  /** A stream of these events; whole, the first one's document. */
  static Behaviour of(Function<CompletionRequest, Stream<Event>> events) {
    return call ->
        call.stream() ? streamed(events.apply(call)) : document(events.apply(call).toList());
  }

  static Behaviour whole(String contentType, byte[] body, String... headers) {
    return whole(200, contentType, body, headers);
  }

  static Behaviour whole(int status, String contentType, byte[] body, String... headers) {
    byte[] answer = Http.whole(status, contentType, body, List.of(headers));
    return call -> Stream.of(Step.send(answer), new Step.Finish());
  }

  /** These bytes, whatever they are. */
  static Behaviour raw(byte[] bytes, Step last) {
    return call -> Stream.of(Step.send(bytes), last);
  }

  private static Stream<Step> streamed(Stream<Event> events) {
    Stream<Step> body =
        events.map(event -> Step.send(Http.chunk(SseStyle.PLAIN.event(event, false))));
    return Stream.of(
            Stream.of(Step.send(Http.streamHead())),
            body,
            Stream.of(Step.send(Http.LAST_CHUNK), new Step.Finish()))
        .flatMap(steps -> steps);
  }

  private static Stream<Step> document(List<Event> events) {
    String data = events.isEmpty() ? null : events.getFirst().data();
    byte[] body = data == null ? new byte[0] : data.getBytes(UTF_8);
    return Stream.of(
        Step.send(Http.whole(200, "application/json", body, List.of())), new Step.Finish());
  }
}
