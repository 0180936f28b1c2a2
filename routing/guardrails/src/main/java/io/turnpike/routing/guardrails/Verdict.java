package io.turnpike.routing.guardrails;

import java.util.List;

/** What a check says. Its sentences never repeat what was found. */
public sealed interface Verdict {

  Verdict PASS = new Pass();

  record Pass() implements Verdict {}

  /**
   * @param sentence what is wrong, for people
   * @param places where; empty where that is nowhere in particular
   */
  record Fail(String sentence, List<Place> places) implements Verdict {}

  /** Nobody can say. */
  record Error(String sentence) implements Verdict {}

  /** It passes with these changes, whatever the action is. */
  record Changed(List<Place> places) implements Verdict {}

  /**
   * @param part number of the text in its subject
   */
  record Place(int part, Finding finding) {}
}
