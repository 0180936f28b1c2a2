package io.turnpike.billing.admission;

import io.turnpike.billing.Limit;
import io.turnpike.billing.allotment.Allotment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What is left, as headers say it: limits as the IETF's RateLimit fields, the tightest budget in
 * dollars.
 */
final class LeftHeaders {

  private LeftHeaders() {}

  static List<Map.Entry<String, String>> of(List<HeldLine> lines) {
    StringJoiner policies = new StringJoiner(", ");
    StringJoiner left = new StringJoiner(", ");
    HeldLine tightest = null;
    for (HeldLine line : lines) {
      switch (line.rule()) {
        case Rule.OfLimit(Limit limit, _) -> {
          policies.add(policy(limit));
          left.add(left(limit, line.allotment()));
        }
        case Rule.OfBudget _ ->
            tightest = tightest == null || isTighter(line, tightest) ? line : tightest;
      }
    }
    return headers(policies, left, tightest);
  }

  private static boolean isTighter(HeldLine one, HeldLine other) {
    return one.allotment().remaining() < other.allotment().remaining();
  }

  private static List<Map.Entry<String, String>> headers(
      StringJoiner policies,
      StringJoiner left,
      @org.jspecify.annotations.Nullable HeldLine budget) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(4);
    if (policies.length() > 0) {
      headers.add(Map.entry("RateLimit-Policy", policies.toString()));
      headers.add(Map.entry("RateLimit", left.toString()));
    }
    if (budget != null) {
      headers.add(Map.entry("x-turnpike-budget", budget.rule().id()));
      headers.add(
          Map.entry(
              "x-turnpike-budget-remaining-usd",
              Amount.usd(Math.max(0, budget.allotment().remaining()))));
    }
    return headers;
  }

  private static String policy(Limit limit) {
    String unit =
        switch (limit.measure()) {
          case REQUESTS -> "";
          case TOKENS -> ";qu=\"tokens\"";
          case COST -> ";qu=\"nano-usd\"";
          case CONCURRENCY -> ";qu=\"concurrent-requests\"";
        };
    String window = limit.per() == null ? "" : ";w=" + limit.per().length().toSeconds();
    return '"' + limit.id() + "\";q=" + limit.amount() + unit + window;
  }

  private static String left(Limit limit, Allotment allotment) {
    long left = Math.clamp(allotment.available(), 0, limit.amount());
    String time = limit.per() == null ? "" : ";t=" + seconds(limit, limit.amount() - left);
    return '"' + limit.id() + "\";r=" + left + time;
  }

  /** Until so much has come back. */
  static long seconds(Limit limit, long missing) {
    Limit.Per per = limit.per();
    if (per == null) {
      return 1;
    }
    double seconds = (double) missing / limit.amount() * per.length().toSeconds();
    return Math.max(0, (long) Math.ceil(seconds));
  }
}
