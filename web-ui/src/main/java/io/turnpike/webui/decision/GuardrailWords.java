package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Guarded;

/** What a log says of a guardrail, for people. */
final class GuardrailWords {

  private GuardrailWords() {}

  static String of(Guarded note) {
    String whose = note.set() == null ? "" : " of the set " + note.set();
    String where = note.where().isEmpty() ? "" : " at " + note.where();
    String found = note.found().isEmpty() ? "" : " (" + note.found() + ")";
    return note.check() + whose + " on " + note.side() + ": " + verdict(note) + found + where + ".";
  }

  private static String verdict(Guarded note) {
    String said = note.verdict().equals("error") ? "could not be checked" : "found something";
    return switch (note.action()) {
      case "deny" -> said + ", so it went no further";
      case "redact" -> said + ", which was taken out";
      case "observed" -> said + "; the set is only observed";
      default -> said + ", which was noted";
    };
  }
}
