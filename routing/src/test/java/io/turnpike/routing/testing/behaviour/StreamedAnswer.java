package io.turnpike.routing.testing.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An {@link Answer} as an event stream in HTTP chunks. */
record StreamedAnswer(Answer answer, Call call) {

  Stream<Step> steps() {
    Stream<Step> head =
        Stream.of(new Step.Wait(answer.headersAfter()), Step.send(Http.streamHead()));
    Stream<Step> body = answer.cut().apply(Stream.concat(beginning(), events()));
    return Stream.of(head, body.map(StreamedAnswer::framed), answer.ending().last().stream())
        .flatMap(steps -> steps);
  }

  private Stream<Step> beginning() {
    boolean bare = answer.tokens().isEmpty();
    return bare ? Stream.of() : Stream.of(event(answer.usage().content(Json.role(call)), 0, true));
  }

  private Stream<Step> events() {
    List<String> sent = answer.sent();
    Stream<Step> tokens =
        IntStream.range(0, sent.size()).boxed().flatMap(i -> token(sent.get(i), i == 0));
    return Stream.concat(tokens, tail().stream());
  }

  private Stream<Step> token(String token, boolean first) {
    Step.Wait wait = new Step.Wait(first ? answer.firstTokenAfter() : answer.tokenDelay());
    return Stream.of(wait, event(answer.usage().content(Json.content(call, token)), 1, false));
  }

  private List<Step> tail() {
    List<Step> tail = new ArrayList<>();
    switch (answer.ending()) {
      case DONE -> legal(tail, 1);
      case DOUBLED_DONE -> legal(tail, 2);
      case MALFORMED -> {
        tail.add(event("{\"choices\":[{\"delta\":{\"content\":", 0, false));
        legal(tail, 1);
      }
      case ERROR_EVENT ->
          tail.add(event(Json.error("The engine overheated.", "server_error", null), 0, false));
      case WITHOUT_DONE, CLOSE, RESET, STALL -> {}
    }
    return tail;
  }

  private void legal(List<Step> tail, int dones) {
    int count = answer.sent().size();
    if (!answer.tokens().isEmpty()) {
      tail.add(event(answer.usage().finish(call, Json.finish(call), count), 0, false));
    }
    if (!answer.tokens().isEmpty() && answer.usage().extraChunk(call)) {
      tail.add(event(Json.usageChunk(call, count), 0, false));
    }
    for (int i = 0; i < dones; i++) {
      tail.add(event("[DONE]", 0, false));
    }
  }

  private Step event(String data, int tokens, boolean first) {
    return new Step.Send(answer.style().event(data, first), tokens);
  }

  private static Step framed(Step step) {
    return step instanceof Step.Send(byte[] bytes, int tokens)
        ? new Step.Send(Http.chunk(bytes), tokens)
        : step;
  }
}
