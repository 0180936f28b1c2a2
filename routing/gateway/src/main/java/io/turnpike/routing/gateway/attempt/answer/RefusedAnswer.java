package io.turnpike.routing.gateway.attempt.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says in place of an answer, or in the middle of one, as whoever decides what
 * follows should see it.
 */
final class RefusedAnswer {

  private static final int OK = 200;

  private final RunningAttempt attempt;
  private final ExpectedAnswer expected;
  private final ProviderAdapter adapter;

  RefusedAnswer(RunningAttempt attempt) {
    this.attempt = attempt;
    this.expected = attempt.expected();
    this.adapter = expected.adapter();
  }

  /**
   * With a status that says so.
   *
   * @param retryAfter that its head asks for; null where at most its document does
   */
  AttemptFailed refused(int status, byte[] body, @Nullable Duration retryAfter) {
    AnswerScan answer = expected.dialect().answer(body);
    if (answer != null) {
      attempt.usage().told(answer);
    }
    AttemptFailed refusal = told(adapter.failure(status, body), status, retryAfter);
    return isKept(body) && !isOfClock(refusal) ? refusal.told(withoutSecrets(body)) : refusal;
  }

  /** A whole answer that is an error although its status says otherwise. */
  AttemptFailed whole(byte[] body) {
    return told(adapter.failureInStream(body, 0, body.length), OK, null);
  }

  /** A frame of a stream. */
  AttemptFailed frame(Frames frame) {
    return told(
        adapter.failureInStream(frame.dataArray(), frame.dataStart(), frame.dataEnd()), OK, null);
  }

  /** Whether the client gets its document. */
  private boolean isKept(byte[] body) {
    return expected.wording().isAnsweredAsAsked() && expected.dialect().keepsRefusal(body);
  }

  /** Whose client reads that a signature is too old looks at its own clock. */
  private static boolean isOfClock(AttemptFailed refusal) {
    return refusal.code().equals(ProviderFailure.CLOCK_SKEW);
  }

  private byte[] withoutSecrets(byte[] body) {
    return Scrub.document(new String(body, UTF_8), attempt.secrets()).getBytes(UTF_8);
  }

  private AttemptFailed told(ProviderFailure failure, int status, @Nullable Duration retryAfter) {
    return FailureWords.told(failure, status, retryAfter, attempt.secrets());
  }
}
