package io.turnpike.webui.guardrails;

import io.turnpike.billing.findings.GuardrailFindings.Report;
import java.util.List;
import java.util.Locale;

/**
 * The page of one set.
 *
 * @param saved whether it has just been stored
 */
public record SetPage(SetRow row, Report report, boolean saved) {

  public List<FindingRow> findings() {
    return report.findings().stream().map(FindingRow::new).toList();
  }

  /** For example {@code 12 % of 25 marked}. */
  public String falseShare() {
    Double share = report.falseShare();
    return share == null
        ? "nothing marked yet"
        : String.format(Locale.ROOT, "%.0f %% of %d marked", share * 100, report.marked());
  }

  /** What the page calls what stands in its table. */
  public String heading() {
    return row.set().observed() ? "What it would have acted on" : "What it found";
  }
}
