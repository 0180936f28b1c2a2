package io.turnpike.routing.guardrails;

import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.List;
import java.util.function.Predicate;

/**
 * Judges texts as wholes, each by itself: the user's last message, or each choice of an answer.
 *
 * @param holds whether a text is as it should be
 * @param sentence what is wrong when it is not, for people
 * @param ofNothing what to say where there is no text
 * @param weight bytes that it takes in memory beyond its parameters
 */
public record WholeCheck(Predicate<String> holds, String sentence, Verdict ofNothing, int weight)
    implements SubjectCheck {

  private static final Verdict NOTHING = new Verdict.Error("There is no text to judge.");

  /** One to which no text is an error. */
  public static WholeCheck of(Predicate<String> holds, String sentence) {
    return new WholeCheck(holds, sentence, NOTHING, 0);
  }

  /**
   * The same.
   *
   * @param bytes that it takes in memory beyond its parameters
   */
  public WholeCheck weighing(int bytes) {
    return new WholeCheck(holds, sentence, ofNothing, bytes);
  }

  @Override
  public Verdict check(Subject subject) {
    List<Texts.Whole> wholes = Texts.of(subject);
    if (wholes.isEmpty()) {
      return callsTools(subject) ? Verdict.PASS : ofNothing;
    }
    return wholes.stream()
        .map(whole -> verdict(whole.text()))
        .filter(verdict -> !(verdict instanceof Verdict.Pass))
        .findFirst()
        .orElse(Verdict.PASS);
  }

  private Verdict verdict(String text) {
    if (text.isBlank()) {
      return ofNothing;
    }
    return holds.test(text) ? Verdict.PASS : new Verdict.Fail(sentence, List.of());
  }

  /** An answer that calls tools is none yet. */
  private static boolean callsTools(Subject subject) {
    return subject.side() == Side.OUTPUT
        && subject.parts().stream().anyMatch(part -> part.role() == Role.TOOL_CALL);
  }
}
