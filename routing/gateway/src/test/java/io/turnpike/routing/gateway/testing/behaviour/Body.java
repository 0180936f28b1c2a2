package io.turnpike.routing.gateway.testing.behaviour;

import java.util.List;
import java.util.stream.Stream;

/** The head and body of a streamed answer: packed, cut, and framed as its form says. */
record Body(Form form) {

  /** Chunked, unless a length is to be wrong. */
  boolean chunked() {
    return form.lengthOff() == 0;
  }

  Stream<Step> steps(Stream<Step> events) {
    Stream<Step> body = form.cut().apply(packed(events));
    return chunked() ? chunked(body) : measured(body.toList());
  }

  private Stream<Step> packed(Stream<Step> events) {
    if (form.encoding() == Encoding.IDENTITY) {
      return events;
    }
    Encoding.Packing packing = form.encoding().packing();
    return Stream.concat(
        events.map(
            step ->
                step instanceof Step.Send(byte[] bytes, int tokens)
                    ? new Step.Send(packing.add(bytes), tokens)
                    : step),
        Stream.of(1).map(_ -> Step.send(packing.end())));
  }

  private Stream<Step> chunked(Stream<Step> body) {
    Step head =
        Step.send(
            Http.head(
                200,
                form.headers("Content-Type: text/event-stream", "Transfer-Encoding: chunked")));
    return Stream.concat(Stream.of(head), body.map(Body::chunk));
  }

  private Stream<Step> measured(List<Step> body) {
    int length =
        body.stream()
            .mapToInt(step -> step instanceof Step.Send send ? send.bytes().length : 0)
            .sum();
    Step head =
        Step.send(
            Http.head(
                200,
                form.headers(
                    "Content-Type: text/event-stream",
                    "Content-Length: " + Math.max(0, length + form.lengthOff()))));
    Stream<Step> all = Stream.concat(Stream.of(head), body.stream());
    return form.lengthOff() > 0 ? Stream.concat(all, Stream.of(new Step.Close())) : all;
  }

  /** An empty chunk would be the last. */
  private static Step chunk(Step step) {
    return step instanceof Step.Send(byte[] bytes, int tokens) && bytes.length > 0
        ? new Step.Send(Http.chunk(bytes), tokens)
        : step;
  }
}
