package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code on_status_codes}, where Portkey has statuses that no provider answers with. */
final class StatusCodes {

  private StatusCodes() {}

  static void carry(Source list, ObjectNode target) {
    Set<Integer> codes = new LinkedHashSet<>();
    int given = list.children().size();
    list.children().forEach(code -> add(code, codes));
    if (codes.isEmpty()) {
      list.lost("Left out: it names no status from 400 to 599.");
      return;
    }
    ArrayNode kept = target.putArray("on_status_codes");
    codes.forEach(kept::add);
    note(list, given - codes.size());
  }

  private static void add(Source code, Set<Integer> codes) {
    boolean whole = code.json().isIntegralNumber() && code.json().canConvertToInt();
    if (whole && code.json().intValue() >= 400 && code.json().intValue() <= 599) {
      codes.add(code.json().intValue());
    }
  }

  private static void note(Source list, int dropped) {
    if (dropped == 0) {
      list.carried(PlainWords.SAME);
    } else {
      list.adjusted(
          dropped + " left out: only statuses of failures count, 400 to 599, and each once.");
    }
  }
}
