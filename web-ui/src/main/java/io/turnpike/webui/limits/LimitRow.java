package io.turnpike.webui.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Per;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.scope.Whose;
import java.util.Locale;

/** One limit as shown. */
public record LimitRow(Limit limit, Whose whose) {

  /** For example {@code 60 requests a minute}. */
  public String most() {
    String count = Amounts.count(limit.amount());
    return switch (limit.measure()) {
      case REQUESTS -> count + " requests" + per();
      case TOKENS -> count + " tokens" + per();
      case COST -> Money.exact(limit.amount()) + per();
      case CONCURRENCY -> count + " at once";
    };
  }

  private String per() {
    Per per = limit.per();
    return per == null ? "" : " per " + per.name().toLowerCase(Locale.ROOT);
  }
}
