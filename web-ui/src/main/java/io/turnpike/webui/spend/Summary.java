package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import java.util.List;
import java.util.Locale;

/** The chart in a sentence or two. */
final class Summary {

  private Summary() {}

  /**
   * @param before the same length of time just before
   * @param ranked group names, dearest first
   */
  static String of(Figures total, Figures before, List<String> ranked) {
    String spent =
        (total.complete() ? "" : "At least ")
            + Money.brief(total.costNanoUsd())
            + " for "
            + Amounts.count(total.requests())
            + (total.requests() == 1 ? " request" : " requests");
    String most =
        ranked.size() < 2 || total.costNanoUsd() == 0 ? "" : ", the most for " + ranked.getFirst();
    return spent + most + ". " + change(total.costNanoUsd(), before.costNanoUsd());
  }

  private static String change(long now, long before) {
    if (before == 0) {
      return "Nothing was spent in the same time before.";
    }
    double percent = 100.0 * (now - before) / before;
    String change = String.format(Locale.US, "%.1f %%", Math.abs(percent));
    String direction = percent < 0 ? " less than " : " more than ";
    return change + direction + Money.brief(before) + " in the same time before.";
  }
}
