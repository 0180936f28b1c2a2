package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A {@link Completion} as one JSON document with a content length. */
record WholeCompletion(Completion answer, CompletionRequest call) {

  Stream<Step> steps() {
    Stream<Step> thinking = Stream.of(new Step.Wait(answer.pace().whole(answer.sent().size())));
    return Stream.concat(thinking, response());
  }

  private Stream<Step> response() {
    return switch (answer.ending()) {
      case DONE, DOUBLED_DONE, WITHOUT_DONE, MARK_MISSING, NO_BLANK_LINE, MORE_AFTER_DONE ->
          whole(document());
      case ERROR_EVENT -> whole(call.shape().error(Complaint.OVERHEATED));
      case MALFORMED, MALFORMED_THRICE -> whole(document().substring(0, document().length() / 2));
      case CLOSE -> half(new Step.Close());
      case RESET -> half(new Step.Reset());
      case STALL -> half(new Step.Hang());
    };
  }

  private Stream<Step> whole(String document) {
    byte[] body = answer.form().encoding().whole(document.getBytes(UTF_8));
    byte[] all = Http.join(head(body.length + answer.form().lengthOff()), body);
    Step last = answer.form().lengthOff() > 0 ? new Step.Close() : new Step.Finish();
    return Stream.of(new Step.Send(all, answer.sent().size()), last);
  }

  /** The content length promises everything; half of the body comes. */
  private Stream<Step> half(Step then) {
    byte[] body = document().getBytes(UTF_8);
    byte[] half = Arrays.copyOf(body, body.length - body.length / 2);
    return Stream.of(Step.send(Http.join(head(body.length), half)), then);
  }

  private byte[] head(int length) {
    List<String> headers =
        answer
            .form()
            .headers(
                "Content-Type: application/json",
                "Content-Length: " + Math.max(0, length),
                "x-upstream: hostile");
    return Http.head(200, headers);
  }

  private String document() {
    return call.shape().whole(call, answer.form(), answer.sent());
  }
}
