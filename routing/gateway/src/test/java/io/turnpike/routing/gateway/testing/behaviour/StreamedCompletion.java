package io.turnpike.routing.gateway.testing.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A {@link Completion} as an event stream. */
record StreamedCompletion(Completion answer, CompletionRequest call) {

  Stream<Step> steps() {
    Body body = new Body(answer.form());
    Stream<Step> wait = Stream.of(new Step.Wait(answer.pace().headersAfter()));
    Stream<Step> events = Stream.concat(beginning(), events());
    return Stream.of(wait, body.steps(events), answer.ending().last(body.chunked()).stream())
        .flatMap(steps -> steps);
  }

  private Stream<Step> beginning() {
    List<Event> events = isSilent() ? List.of() : call.shape().beginning(call, answer.form());
    return IntStream.range(0, events.size()).mapToObj(i -> event(events.get(i), 0, i == 0));
  }

  /** Without as much as a reason for saying nothing. */
  private boolean isSilent() {
    return answer.tokens().isEmpty() && answer.form().finish() != Finish.FILTERED;
  }

  private Stream<Step> events() {
    List<String> sent = answer.sent();
    Stream<Step> tokens =
        IntStream.range(0, sent.size()).boxed().flatMap(i -> token(sent.get(i), i == 0));
    return Stream.concat(tokens, tail().stream());
  }

  private Stream<Step> token(String token, boolean first) {
    Step.Wait wait =
        new Step.Wait(first ? answer.pace().firstTokenAfter() : answer.pace().tokenDelay());
    return Stream.of(wait, event(call.shape().token(call, answer.form(), token), 1, false));
  }

  private List<Step> tail() {
    Shape shape = call.shape();
    return switch (answer.ending()) {
      case DONE -> legal(shape.end());
      case DOUBLED_DONE -> legal(shape.end(), shape.end());
      case MARK_MISSING -> legal();
      case NO_BLANK_LINE -> withoutBlankLine(legal(shape.end()));
      case MORE_AFTER_DONE -> legal(shape.end(), shape.token(call, answer.form(), " surplus"));
      case MALFORMED -> malformed(1);
      case MALFORMED_THRICE -> malformed(3);
      case ERROR_EVENT -> List.of(event(shape.failed(Complaint.OVERHEATED), 0, false));
      case WITHOUT_DONE, CLOSE, RESET, STALL -> List.of();
    };
  }

  private List<Step> malformed(int times) {
    List<Step> tail = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      tail.add(event(call.shape().broken(), 0, false));
    }
    tail.addAll(legal(call.shape().end()));
    return tail;
  }

  private List<Step> legal(Event... last) {
    List<Step> tail = new ArrayList<>();
    if (!isSilent()) {
      call.shape()
          .finish(call, answer.form(), answer.sent().size())
          .forEach(event -> tail.add(event(event, 0, false)));
    }
    for (Event event : last) {
      tail.add(event(event, 0, false));
    }
    return tail;
  }

  private static List<Step> withoutBlankLine(List<Step> tail) {
    byte[] last = ((Step.Send) tail.removeLast()).bytes();
    tail.add(Step.send(java.util.Arrays.copyOf(last, last.length - 2)));
    return tail;
  }

  private Step event(Event event, int tokens, boolean first) {
    return new Step.Send(answer.form().style().event(event, first), tokens);
  }
}
