package io.turnpike.webui.cache;

import io.turnpike.billing.savings.Savings.NearMiss;
import io.turnpike.webui.decision.CacheWords;
import java.util.Locale;

/** A near miss, as shown. */
record NearRow(NearMiss near) {

  public String similarity() {
    return String.format(Locale.US, "%.1f %%", near.similarity() * 100);
  }

  /** Why it was not served. */
  public String why() {
    String reason = near.reason();
    return reason == null ? "–" : CacheWords.reason(reason);
  }
}
