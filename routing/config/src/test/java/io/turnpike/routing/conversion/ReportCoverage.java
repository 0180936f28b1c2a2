package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConfigConversion.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a report covers its source: each value by exactly one finding. One at the root is
 * about the document as a whole.
 */
final class ReportCoverage {

  private ReportCoverage() {}

  static void isComplete(JsonNode source, List<Finding> report) {
    List<String> leaves = new ArrayList<>();
    collect(source, "", leaves);
    for (String leaf : leaves) {
      assertThat(report.stream().filter(finding -> covers(finding.at(), leaf)).count())
          .as("findings about %s", leaf)
          .isEqualTo(1);
    }
    assertThat(report).allSatisfy(finding -> assertThat(finding.sentence()).matches("(?s).*[.?]"));
  }

  private static boolean covers(String at, String leaf) {
    return leaf.equals(at) || !at.isEmpty() && leaf.startsWith(at + "/");
  }

  private static void collect(JsonNode node, String at, List<String> leaves) {
    if (!node.isContainer() || node.isEmpty()) {
      leaves.add(at);
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        collect(field.getValue(), at + "/" + token(field.getKey()), leaves);
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at + "/" + i, leaves);
      }
    }
  }

  private static String token(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
