package io.turnpike.webui.guardrails;

import io.turnpike.billing.findings.GuardrailFindings.Finding;
import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import java.util.List;

/** What a set found in one request, as shown. */
public record FindingRow(Finding finding) {

  public List<String> lines() {
    return finding.notes().stream().map(FindingRow::line).toList();
  }

  public boolean isRight() {
    return finding.mark() == Mark.RIGHT;
  }

  public boolean isFalse() {
    return finding.mark() == Mark.FALSE;
  }

  private static String line(Guarded note) {
    String found = note.found().isEmpty() ? "" : ": " + note.found();
    String where = note.where().isEmpty() ? "" : " at " + note.where();
    return note.check() + " on " + note.side() + found + where + " (" + followed(note) + ")";
  }

  private static String followed(Guarded note) {
    String error = note.verdict().equals("error") ? "could not be checked; " : "";
    return error
        + switch (note.action()) {
          case "deny" -> "refused";
          case "redact" -> "taken out";
          case "observed" -> "only observed";
          default -> "noted";
        };
  }
}
