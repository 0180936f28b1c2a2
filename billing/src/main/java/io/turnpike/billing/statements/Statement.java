package io.turnpike.billing.statements;

import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.plans.Plan;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an organization used and owes for a month. While its month is open it shows the books as
 * they are; closed, it never changes.
 *
 * @param number unique in the installation, for example {@code acme-2026-11}
 * @param organization its name when the statement was made
 * @param zone whose midnights begin and end the month
 * @param plan whose fees are among the lines
 * @param lines by kind, month of origin, team and provider
 * @param credits what became of what was paid in advance
 * @param closing null while it is open
 */
public record Statement(
    String number,
    String organization,
    YearMonth month,
    ZoneId zone,
    Plan plan,
    List<Line> lines,
    Movement credits,
    @Nullable Closing closing) {

  /**
   * Of the credits within the month, in nano-USD.
   *
   * @param before what was left when it began
   * @param used over the operator's connections
   */
  public record Movement(long before, long added, long used) {

    public static final Movement NONE = new Movement(0, 0, 0);

    public long after() {
      return before + added - used;
    }
  }

  /**
   * @param by e-mail of a person or name of a key, or {@code monthly closing}
   * @param sha256 of the document as it was stored, in hexadecimal digits
   */
  public record Closing(Instant at, String by, String sha256) {}

  /**
   * A sum of ledger entries.
   *
   * @param origin month in which it came about
   * @param team slug; empty for what no team causes, as is the provider
   * @param unpricedAttempts unless there are none, more was spent than {@code amountNanoUsd}
   */
  public record Line(
      Kind kind,
      YearMonth origin,
      String team,
      String provider,
      long requests,
      long failed,
      long unpricedAttempts,
      long amountNanoUsd) {}

  /** Some lines together. */
  public record Sums(long requests, long failed, long unpricedAttempts, long amountNanoUsd) {

    public static final Sums ZERO = new Sums(0, 0, 0, 0);

    static Sums of(Line line) {
      return new Sums(line.requests, line.failed, line.unpricedAttempts, line.amountNanoUsd);
    }

    Sums plus(Sums other) {
      return new Sums(
          requests + other.requests,
          failed + other.failed,
          unpricedAttempts + other.unpricedAttempts,
          amountNanoUsd + other.amountNanoUsd);
    }
  }

  /**
   * Whether it corrects an earlier time: usage of a month whose statement was closed, or a price.
   */
  public boolean isAdjustment(Line line) {
    return line.kind.isRerating() || !line.origin.equals(month);
  }

  public Sums total() {
    return lines.stream().map(Sums::of).reduce(Sums.ZERO, Sums::plus);
  }

  /** What of the total is paid out of this account, or owed to whom it stands for. */
  public long from(Account account) {
    return lines.stream()
        .filter(line -> line.kind.credit() == account)
        .mapToLong(Line::amountNanoUsd)
        .sum();
  }

  /** What each team causes, adjustments included, by slug. */
  public Map<String, Sums> teams() {
    Map<String, Sums> teams = new TreeMap<>();
    lines.forEach(line -> teams.merge(line.team, Sums.of(line), Sums::plus));
    return teams;
  }
}
