package io.turnpike.webui.configs;

import io.turnpike.routing.ConfigConversion.Finding;
import io.turnpike.routing.ConfigConversion.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * What became of each key of a document, the worst first.
 *
 * @param carried how many mean the same as before
 */
record Report(List<FindingLine> lines, long carried, long adjusted, long lost) {

  static Report of(List<Finding> findings) {
    return new Report(
        findings.stream()
            .sorted(Comparator.comparing(Finding::kind).reversed())
            .map(FindingLine::of)
            .toList(),
        count(findings, Kind.CARRIED),
        count(findings, Kind.ADJUSTED),
        count(findings, Kind.LOST));
  }

  private static long count(List<Finding> findings, Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  record FindingLine(Finding finding, String word, String icon, String tone) {

    static FindingLine of(Finding finding) {
      return switch (finding.kind()) {
        case CARRIED -> new FindingLine(finding, "same", "circle-check", "success");
        case ADJUSTED -> new FindingLine(finding, "nearly", "triangle-alert", "warning");
        case LOST -> new FindingLine(finding, "left out", "circle-x", "danger");
      };
    }
  }
}
