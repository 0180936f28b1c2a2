package io.turnpike.billing.intake;

import io.turnpike.billing.ledger.CostText;
import io.turnpike.billing.ledger.EventJson;
import io.turnpike.billing.ledger.EventTime;
import io.turnpike.billing.ledger.OnlyAttempt;
import io.turnpike.billing.ledger.Share;
import io.turnpike.billing.pricing.CostLines;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Events as rows for COPY. What clients or providers chose the length of is cut: an index entry has
 * a limit, and nobody reads further.
 */
@Component
class StagedEvents {

  /** In the order in which {@link #write} writes them. */
  static final String COLUMNS =
      """
      event_day, id, organization_id, team_id, team_slug, key_id, key_name, started_at,
      config, config_version, operation, requested_model, streamed, attempts, attempt_count,
      provider, model, outcome, status, error_code, error_message,
      input, cached_input, cache_write_5m, cache_write_1h, output, reasoning,
      audio_input, audio_output, image, input_tokens, output_tokens, usage_source,
      cost_nano, price_version, cost_lines, first_token_micros, total_micros, decision,
      decision_record, metadata, trace_id, end_user, session_id, node,
      unpriced_attempts, elsewhere""";

  private static final int NAME = 256;
  private static final int SENTENCE = 2_000;

  /** No model reads or writes so much; it keeps sums of what a hostile provider reports a long. */
  private static final long TOKENS = 1L << 50;

  private final CostLines costLines;

  StagedEvents(CostLines costLines) {
    this.costLines = costLines;
  }

  /** Throws {@link Unstorable} when one of them cannot be written as a row. */
  byte[] of(List<Arrival> arrivals, String node) {
    StringBuilder rows = new StringBuilder(arrivals.size() * 1_024);
    CopyRow row = new CopyRow(rows);
    try {
      arrivals.forEach(arrival -> write(row, arrival.event(), node));
    } catch (RuntimeException e) {
      throw new Unstorable(e);
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(CopyRow row, UsageEvent event, String node) {
    who(row, event);
    what(row, event);
    used(row, plausible(event.usage()));
    cost(row, event);
    row.number(event.firstTokenMicros())
        .number(event.totalMicros())
        .text(event.decision(), SENTENCE)
        .json(EventJson.notes(event.notes()))
        .json(EventJson.metadata(storable(event.metadata())))
        .text(event.traceId(), NAME)
        .text(event.user(), NAME)
        .text(event.sessionId(), NAME)
        .text(node, NAME)
        .number(event.unpricedAttempts());
    elsewhere(row, Share.elsewhere(event)).end();
  }

  private static CopyRow elsewhere(CopyRow row, List<Share> shares) {
    return shares.isEmpty()
        ? row.nothing()
        : row.json(EventJson.write(shares.stream().map(StagedEvents::storable).toList()));
  }

  private static void who(CopyRow row, UsageEvent event) {
    row.plain(EventTime.day(event.id()))
        .uuid(event.id())
        .uuid(event.organization().value())
        .uuid(event.team().value())
        .text(event.teamSlug(), NAME)
        .uuid(event.key().value())
        .text(event.keyName(), NAME)
        .plain(event.startedAt());
  }

  private static void what(CopyRow row, UsageEvent event) {
    row.text(event.config(), NAME)
        .number(event.configVersion())
        .text(event.operation(), NAME)
        .text(event.requestedModel(), NAME)
        .flag(event.streamed())
        .json(
            EventJson.attempts(
                OnlyAttempt.lean(event).stream().map(StagedEvents::storable).toList()))
        .number(event.attempts().size())
        .text(event.provider(), NAME)
        .text(event.model(), NAME)
        .plain(event.outcome())
        .number(event.status())
        .text(event.errorCode(), NAME)
        .text(event.errorMessage(), SENTENCE);
  }

  private static void used(CopyRow row, TokenUsage usage) {
    row.number(usage.input())
        .number(usage.cachedInput())
        .number(usage.cacheWrite5m())
        .number(usage.cacheWrite1h())
        .number(usage.output())
        .number(usage.reasoning())
        .number(usage.audioInput())
        .number(usage.audioOutput())
        .number(usage.image())
        .number(usage.totalInput())
        .number(usage.totalOutput());
  }

  private static TokenUsage plausible(TokenUsage usage) {
    return new TokenUsage(
        plausible(usage.input()),
        plausible(usage.cachedInput()),
        plausible(usage.cacheWrite5m()),
        plausible(usage.cacheWrite1h()),
        plausible(usage.output()),
        plausible(usage.reasoning()),
        plausible(usage.audioInput()),
        plausible(usage.audioOutput()),
        plausible(usage.image()));
  }

  private static long plausible(long tokens) {
    return Math.clamp(tokens, 0, TOKENS);
  }

  private void cost(CopyRow row, UsageEvent event) {
    Cost cost = event.cost();
    row.plain(event.usageSource())
        .number(cost == null ? null : (Long) cost.nanoUsd())
        .text(cost == null ? null : cost.priceVersion(), SENTENCE)
        .plain(CostText.of(costLines.of(event)));
  }

  private static Attempt storable(Attempt attempt) {
    String detail = attempt.detail();
    return new Attempt(
        attempt.number(),
        storable(attempt.connection()),
        storable(attempt.model()),
        attempt.startMicros(),
        attempt.connectedMicros(),
        attempt.headersMicros(),
        attempt.firstTokenMicros(),
        attempt.endMicros(),
        attempt.status(),
        attempt.failure(),
        detail == null ? null : CopyRow.storable(CopyRow.cut(detail, SENTENCE)),
        CopyRow.cut(attempt.at(), SENTENCE),
        attempt.credential(),
        attempt.breaker(),
        plausible(attempt.usage()),
        attempt.usageSource(),
        attempt.cost());
  }

  private static Share storable(Share share) {
    return new Share(
        storable(share.provider()),
        storable(share.model()),
        plausible(share.input()),
        plausible(share.output()),
        share.cost(),
        share.unpriced());
  }

  private static Map<String, String> storable(Map<String, String> metadata) {
    Map<String, String> storable = new TreeMap<>();
    metadata.forEach((key, value) -> storable.put(storable(key), CopyRow.storable(value)));
    return storable;
  }

  private static String storable(String name) {
    return CopyRow.storable(CopyRow.cut(name, NAME));
  }
}
