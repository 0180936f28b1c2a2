package io.turnpike.routing.gateway.attempt.answer;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.gateway.attempt.wire.TargetRequest;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.providers.ProviderAdapter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer that an attempt is to bring, as far as its request says: how it is understood, how far
 * it may go, and what its client wants to hear of it.
 *
 * @param candidate that is asked
 * @param wording in which the candidate was asked, and answers
 */
public record ExpectedAnswer(
    Call call,
    Candidate candidate,
    ProviderAdapter adapter,
    TargetRequest wording,
    StoredIds storedIds) {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "DELETE");

  /** By which it is understood. */
  Dialect dialect() {
    return wording.dialect();
  }

  /** Whether the client gets the answer as it is, whatever it is. */
  boolean isPassedOn() {
    return !call.operation().isServed();
  }

  /**
   * Whether what is answered was used, and billed, when the answer was made; whoever looks at a
   * batch or a file only reads what was.
   */
  boolean isAgain() {
    boolean looks = isPassedOn() && LOOKING.contains(call.client().method());
    return looks || call.operation().storedAnswer() != null;
  }

  /** How many were asked for. */
  long answers() {
    return wording.asked().answers(target());
  }

  /** Null when the client sets no limit. */
  @Nullable AnswerLength length() {
    return AnswerLength.of(wording.asked().totalOutputLimit(target()), adapter.limitsReasoning());
  }

  /** Whether its client is told what a stream has used. */
  boolean wantsUsage() {
    return wording.answers() != null || call.body().wantsUsage();
  }

  InvalidData invalidData() {
    return new InvalidData(target().invalidEvents());
  }

  /**
   * Whether its provider's filter ended it, and the config names others for what that does not let
   * through.
   *
   * @param length of what says so, in bytes
   */
  boolean isTurnedAway(byte[] data, int start, int length) {
    return call.plan().guarded().contains(target().at())
        && call.context().attempts().isLeft()
        && dialect().isFiltered(data, start, length);
  }

  /** An answer that its provider keeps is told with where that is. */
  byte[] sealed(byte[] answer) {
    return seal().sealed(answer, wording.answers() == null ? dialect().storedId(answer) : null);
  }

  AnswerSeal seal() {
    return new AnswerSeal(storedIds, call.caller().organization(), candidate.connection().name());
  }

  private Target target() {
    return candidate.target();
  }
}
