package io.turnpike.routing.admission;

import io.turnpike.tenants.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the holder of a key may know of it; implemented by billing. */
public interface KeyReport {

  Mono<Report> of(Caller caller);

  /**
   * @param organization its name; null where nobody says
   * @param limits and budgets that apply to every request of the key, whatever it asks for
   */
  record Report(@Nullable String organization, List<Ceiling> limits, List<Allowance> budgets) {}

  /**
   * A limit.
   *
   * @param kind {@code requests}, {@code tokens}, {@code cost_usd} or {@code concurrency}
   * @param most in units of the kind, cost in nano-USD
   * @param per {@code second}, {@code minute}, {@code hour} or {@code day}; null for concurrency
   * @param remaining now, in the same units
   */
  record Ceiling(String id, String kind, long most, @Nullable String per, long remaining) {}

  /**
   * A budget, its money in nano-USD.
   *
   * @param mode {@code hard}, {@code soft} or {@code degrade}
   * @param period as its settings write it, for example {@code month} or {@code 30 days}
   * @param ends when the period does; null where it never does, or slides
   */
  record Allowance(
      String id,
      String mode,
      String period,
      long amount,
      long spent,
      long reserved,
      long remaining,
      @Nullable Instant ends) {}
}
