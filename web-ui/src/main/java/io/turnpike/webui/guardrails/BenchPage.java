package io.turnpike.webui.guardrails;

import io.turnpike.routing.guard.GuardrailTrials.Finding;
import io.turnpike.routing.guard.GuardrailTrials.Trial;
import io.turnpike.routing.guard.GuardrailTrials.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trial showed. */
public record BenchPage(
    @Nullable VerdictChip verdict, List<FoundRow> findings, List<MarkedText> texts) {

  static BenchPage of(@Nullable Trial trial) {
    return trial == null
        ? new BenchPage(null, List.of(), List.of())
        : new BenchPage(
            VerdictChip.of(trial.verdict()),
            trial.findings().stream().map(FoundRow::of).toList(),
            trial.texts().stream().map(part -> MarkedText.of(part, trial.findings())).toList());
  }

  /** Whether anything was tried. */
  public boolean ran() {
    return verdict != null;
  }

  /** A verdict in words: never colour alone. */
  public record VerdictChip(String tone, String icon, String word) {

    static VerdictChip of(Verdict verdict) {
      return switch (verdict) {
        case PASS -> new VerdictChip("success", "circle-check", "pass");
        case FLAG -> new VerdictChip("warning", "triangle-alert", "flag");
        case ERROR -> new VerdictChip("danger", "circle-alert", "error");
        case DENY -> new VerdictChip("danger", "ban", "deny");
      };
    }
  }

  /**
   * @param what kind of what was found, or the sentence about it
   * @param where for example {@code 12–29}; empty without a place
   */
  public record FoundRow(String check, VerdictChip verdict, String what, String where) {

    static FoundRow of(Finding found) {
      String kind = found.kind() == null ? "" : found.kind();
      return new FoundRow(
          found.check(),
          VerdictChip.of(found.verdict()),
          found.message().isEmpty() ? kind : found.message(),
          where(found));
    }

    private static String where(Finding found) {
      if (found.start() == null) {
        return "";
      }
      String text = found.at() == null || found.at().isEmpty() ? "" : found.at() + " ";
      return text + found.start() + "–" + found.end();
    }
  }
}
