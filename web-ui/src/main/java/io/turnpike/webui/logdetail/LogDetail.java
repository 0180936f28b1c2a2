package io.turnpike.webui.logdetail;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.webui.MetadataQuery;
import io.turnpike.webui.decision.Story;
import io.turnpike.webui.decision.Verdict;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.OutcomeChip;
import io.turnpike.webui.view.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request, ready to be shown. */
record LogDetail(
    UsageEvent event,
    OutcomeChip chip,
    String asked,
    @Nullable String sent,
    Story story,
    CostMaths maths,
    List<Entry> metadata,
    Instant storedAt) {

  static LogDetail of(LogEntry entry) {
    UsageEvent event = entry.event();
    return new LogDetail(
        event,
        OutcomeChip.of(event.served().outcome()),
        PlainText.orDash(event.asked().model()),
        PlainText.of(event.served().model()),
        Story.of(event),
        CostMaths.of(entry),
        Entry.of(event.labels().metadata()),
        entry.storedAt());
  }

  /** The way through the config in words; null when nothing was decided. */
  public @Nullable String verdict() {
    String codes = event.decided().summary();
    return codes == null ? null : Verdict.of(codes);
  }

  public boolean used() {
    return event.bill().usage().totalInput() + event.bill().usage().totalOutput() > 0;
  }

  public boolean unpriced() {
    return event.unpricedAttempts() > 0;
  }

  /** That the cost is more than what is known of it; null when all is known, or nothing. */
  public @Nullable String missing() {
    int unpriced = event.unpricedAttempts();
    if (unpriced == 0 || event.bill().cost() == null) {
      return null;
    }
    String attempts = unpriced == 1 ? "One attempt" : unpriced + " attempts";
    return attempts
        + " used tokens whose price is not known, so the request cost more than this. Give the"
        + " provider connection a price of its own.";
  }

  /** Whether a part of the cost is a ceiling, because nobody knows the price. */
  public boolean ceiling() {
    Cost cost = event.bill().cost();
    return cost != null && cost.priceVersion().contains("/ceiling@");
  }

  /** Where the token counts come from, as a sentence; null when the provider said them. */
  public @Nullable String countedBy() {
    UsageSource source = event.bill().source();
    return switch (source) {
      case PROVIDER, NONE -> null;
      case ESTIMATED ->
          "Counted by the gateway, at least in part: the provider did not say, or not credibly.";
      case UNCONFIRMED ->
          "Not counted: the call ended without an answer, or with one that does not say.";
      case RECOVERED -> "Put together after a restart from what was written down.";
    };
  }

  /**
   * What the client wrote.
   *
   * @param address of all requests with the same
   */
  record Entry(String name, String value, String address) {

    static List<Entry> of(Map<String, String> metadata) {
      return new TreeMap<>(metadata)
          .entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
    }

    private static Entry of(String key, String value) {
      UrlQuery same = new UrlQuery().add(MetadataQuery.parameter(key), value);
      return new Entry(key, value, same.on("/logs"));
    }
  }

  /**
   * How a cost came about: tokens times price, line by line.
   *
   * @param total what is known; null when nothing is or nothing was used
   * @param adds whether the lines add up to what is known
   */
  record CostMaths(
      List<Line> lines, @Nullable String total, @Nullable String priceVersion, boolean adds) {

    static CostMaths of(LogEntry entry) {
      Cost cost = entry.event().bill().cost();
      long sum = entry.costLines().stream().mapToLong(CostLine::nanoUsd).sum();
      return new CostMaths(
          entry.costLines().stream().map(Line::of).toList(),
          cost == null ? null : Money.known(cost.nanoUsd(), entry.event().unpricedAttempts() == 0),
          cost == null ? null : cost.priceVersion(),
          cost != null && sum == cost.nanoUsd());
    }

    /**
     * @param perToken in dollars, exactly
     * @param perMillion the same as providers print it
     */
    record Line(String tokenClass, long tokens, String perToken, String perMillion, String amount) {

      static Line of(CostLine line) {
        return new Line(
            line.tokenClass().replace('_', ' '),
            line.tokens(),
            Money.exact(line.nanoUsdPerToken()),
            isCalls(line) ? "–" : Money.perMillion(line.nanoUsdPerToken()),
            Money.exact(line.nanoUsd()));
      }

      /** Of a provider's own tool, each of which is paid for. */
      private static boolean isCalls(CostLine line) {
        return line.tokenClass().endsWith("_search");
      }
    }
  }
}
