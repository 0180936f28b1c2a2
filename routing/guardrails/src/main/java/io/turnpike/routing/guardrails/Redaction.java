package io.turnpike.routing.guardrails;

import io.turnpike.routing.plan.GuardrailRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Takes found places out of a text. */
public final class Redaction {

  private Redaction() {}

  /**
   * The text with other words at these places; where two overlap, the one that begins first, and of
   * those the longer, stands.
   */
  public static String of(
      String text, List<Finding> findings, GuardrailRule rule, Redactions redactions) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Finding each : inOrder(findings)) {
      if (each.start() >= at) {
        out.append(text, at, each.start());
        out.append(instead(text.substring(each.start(), each.end()), each, rule, redactions));
        at = each.end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private static List<Finding> inOrder(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparingInt(Finding::start).thenComparingInt(each -> -each.end()))
        .toList();
  }

  /** What stands in place of what was found. */
  public static String instead(
      String found, Finding finding, GuardrailRule rule, Redactions redactions) {
    if (rule.reversible()) {
      return redactions.token(finding.kind(), found);
    }
    String own = finding.replacement();
    return own == null ? "[" + finding.kind().toUpperCase(Locale.ROOT) + "]" : own;
  }
}
