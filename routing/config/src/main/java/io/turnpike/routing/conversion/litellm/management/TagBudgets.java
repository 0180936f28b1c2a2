package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.conversion.report.Source;
import org.jspecify.annotations.Nullable;

/** {@code tag_budget_config}: tags are words there, and entries of the metadata here. */
final class TagBudgets {

  private static final String TAG = "tag";

  private TagBudgets() {}

  static void carry(@Nullable Source section, ManagementRequests requests) {
    if (section != null) {
      section.children().forEach(entry -> budget(entry, requests));
    }
  }

  private static void budget(Source entry, ManagementRequests requests) {
    Money money = Money.of(entry.get("max_budget"), entry.get("budget_duration"), null);
    if (money == null) {
      return;
    }
    int split = entry.key().indexOf(':');
    boolean pair = split > 0 && split < entry.key().length() - 1;
    String name = pair ? entry.key().substring(0, split).strip() : TAG;
    String value = pair ? entry.key().substring(split + 1).strip() : entry.key();
    money.put(
        RuleScope.tag(name, value),
        "Clients say it in x-turnpike-metadata, in place of tags.",
        requests);
  }
}
