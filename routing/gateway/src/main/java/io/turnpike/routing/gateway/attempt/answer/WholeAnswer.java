package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.TargetRequest;
import io.turnpike.routing.gateway.call.AttemptFailed;

/** An answer that is here to its end: counted first of all, then made what its client gets. */
final class WholeAnswer {

  private final RunningAttempt attempt;
  private final ExpectedAnswer expected;

  WholeAnswer(RunningAttempt attempt) {
    this.attempt = attempt;
    this.expected = attempt.expected();
  }

  /**
   * As the client knows it, where its provider said that it is one. Throws {@link AttemptFailed}.
   */
  byte[] understood(byte[] original) {
    attempt.finished();
    TargetRequest wording = expected.wording();
    byte[] body = wording.understood(original);
    AnswerScan answer = expected.dialect().answer(body);
    if (answer == null) {
      throw AnswerFailures.invalid("The provider's answer is not JSON.");
    }
    count(answer, body);
    attempt.usage().rejected(wording.rejected(original));
    check(answer, body);
    attempt.delivering();
    return expected.sealed(wording.forClient(body));
  }

  /** As it came; what it says of its usage counts if it can be. */
  byte[] passed(byte[] body) {
    attempt.finished();
    AnswerScan answer = expected.isAgain() ? null : expected.dialect().answer(body);
    if (answer != null) {
      attempt.usage().told(answer);
    }
    attempt.delivering();
    return expected.sealed(body);
  }

  /** Before anything else is made of it: it is to be paid for, whoever gets it. */
  private void count(AnswerScan answer, byte[] body) {
    if (!attempt.usage().told(answer) && answer.isAnswer()) {
      byte[] request = attempt.call().body().body();
      attempt.usage().uncounted(request, body, expected.dialect().contentBytes(body));
    }
  }

  private void check(AnswerScan answer, byte[] body) {
    if (answer.error()) {
      throw new RefusedAnswer(attempt).whole(body);
    }
    if (!answer.isAnswer()) {
      throw AnswerFailures.invalid("The provider's answer has no " + answer.missing() + ".");
    }
    if (expected.isTurnedAway(body, 0, body.length)) {
      throw AnswerFailures.filtered();
    }
    if (!attempt.claims()) {
      throw HedgedTry.LOST;
    }
  }
}
