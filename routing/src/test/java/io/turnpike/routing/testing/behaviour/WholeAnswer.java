package io.turnpike.routing.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An {@link Answer} as one JSON document with a content length. */
record WholeAnswer(Answer answer, Call call) {

  Stream<Step> steps() {
    Stream<Step> thinking = Stream.of(new Step.Wait(answer.headersAfter().plus(generation())));
    return Stream.concat(thinking, response());
  }

  private Stream<Step> response() {
    return switch (answer.ending()) {
      case DONE, DOUBLED_DONE, WITHOUT_DONE -> whole(document());
      case ERROR_EVENT -> whole(Json.error("The engine overheated.", "server_error", null));
      case MALFORMED -> whole(document().substring(0, document().length() / 2));
      case CLOSE -> half(new Step.Close());
      case RESET -> half(new Step.Reset());
      case STALL -> half(new Step.Hang());
    };
  }

  private Stream<Step> whole(String body) {
    byte[] bytes =
        Http.whole(200, "application/json", body.getBytes(UTF_8), List.of("x-upstream: hostile"));
    return Stream.of(new Step.Send(bytes, answer.sent().size()), new Step.Finish());
  }

  /** The content length promises everything; half of the body comes. */
  private Stream<Step> half(Step then) {
    byte[] body = document().getBytes(UTF_8);
    byte[] all = Http.whole(200, "application/json", body, List.of());
    return Stream.of(Step.send(Arrays.copyOf(all, all.length - body.length / 2)), then);
  }

  private String document() {
    List<String> sent = answer.sent();
    boolean withUsage = answer.usage() != UsageStyle.MISSING;
    return Json.whole(call, String.join("", sent), sent.size(), withUsage);
  }

  private Duration generation() {
    int further = Math.max(0, answer.sent().size() - 1);
    return answer.firstTokenAfter().plus(answer.tokenDelay().multipliedBy(further));
  }
}
