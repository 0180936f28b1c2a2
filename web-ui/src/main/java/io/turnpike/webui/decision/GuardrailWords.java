package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Guarded;

/** What a log says of a guardrail, for people. */
final class GuardrailWords {

  private GuardrailWords() {}

  static String of(Guarded note) {
    String whose = note.set() == null ? "" : " of the set " + note.set();
    String where = note.where().isEmpty() ? "" : " at " + note.where();
    return note.check() + whose + " " + said(note) + " the " + side(note) + where + followed(note);
  }

  private static String side(Guarded note) {
    return note.side().equals("output") ? "answer" : "request";
  }

  private static String said(Guarded note) {
    return switch (note.verdict()) {
      case "error" -> "could not check";
      case "changed" -> "changed" + found(note) + " in";
      default -> (note.found().isEmpty() ? "objected to" : "found" + found(note) + " in");
    };
  }

  private static String found(Guarded note) {
    return note.found().isEmpty() ? " something" : " " + note.found();
  }

  private static String followed(Guarded note) {
    return switch (note.action()) {
      case "deny" -> ", and it went no further.";
      case "redact" -> note.verdict().equals("changed") ? "." : ", and that was taken out.";
      case "observed" -> ". The set is only observed, so nothing followed.";
      default -> note.verdict().equals("error") ? ", and it went on." : ". It was only noted.";
    };
  }
}
