package io.turnpike.billing.log;

import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.StatusRange;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The where clause of one query: texts written here, values bound. Conditions on days and ids that
 * follow from the others spare Postgres the partitions and index pages that cannot hold a row.
 */
final class Conditions {

  private final StringBuilder sql = new StringBuilder("organization_id = :organization");
  private final Map<String, Object> values = new LinkedHashMap<>();

  Conditions(UUID organization) {
    values.put("organization", organization);
  }

  Conditions matching(LogFilter filter) {
    from(filter.from());
    to(filter.to());
    equal("team_slug", "team", filter.team());
    key(filter.key());
    config(filter.config());
    equal("provider", "provider", filter.provider());
    model(filter.model());
    equal("outcome", "outcome", filter.outcome() == null ? null : filter.outcome().name());
    status(filter.status());
    labels(filter.labels());
    equal("cache_status", "cache", filter.cache() == null ? null : filter.cache().word());
    guardrail(filter.guardrail());
    return filter.usageRejected() ? usageRejected() : this;
  }

  /**
   * In the words of the index on it, without which every record would have to be looked through.
   */
  private Conditions usageRejected() {
    sql.append(" and strpos(decision_record::text, '\"kind\":\"usage_rejected\"') > 0");
    return this;
  }

  Conditions olderThan(@Nullable UUID id) {
    return id == null
        ? this
        : and("id < :before and event_day <= :before_day", "before", id)
            .bind("before_day", EventTime.day(id));
  }

  /** Those whose ids were made from one moment to another. */
  Conditions madeBetween(Instant from, Instant to) {
    return and("id >= :made_from and id < :made_to", "made_from", EventTime.firstIdOf(from))
        .bind("made_to", EventTime.firstIdOf(to))
        .and("event_day between :first_day and :last_day", "first_day", EventTime.day(from))
        .bind("last_day", EventTime.day(to));
  }

  /** Those of a day or later, of which the organization keeps the rows. */
  Conditions keptSince(LocalDate day) {
    return and("event_day >= :since and event_day >= log_kept_from(:organization)", "since", day);
  }

  Conditions storedBetween(long after, long upTo) {
    return and("stored_seq > :after and stored_seq <= :up_to", "after", after).bind("up_to", upTo);
  }

  String sql() {
    return sql.toString();
  }

  GenericExecuteSpec bindTo(GenericExecuteSpec statement) {
    return statement.bindValues(values);
  }

  private void from(@Nullable Instant from) {
    if (from != null) {
      UUID lowest = EventTime.lowestId(from);
      and("started_at >= :from and id >= :from_id", "from", EventTime.within(from))
          .and("event_day >= :from_day", "from_day", EventTime.day(lowest))
          .bind("from_id", lowest);
    }
  }

  private void to(@Nullable Instant to) {
    if (to != null) {
      UUID highest = EventTime.highestId(to);
      and("started_at < :to and id < :to_id", "to", EventTime.within(to))
          .and("event_day <= :to_day", "to_day", EventTime.day(highest))
          .bind("to_id", highest);
    }
  }

  /** What the names of documents that come with requests begin with stands for all of them. */
  private void config(@Nullable String config) {
    if (config != null && config.equals(ConfigReference.INLINE)) {
      and("starts_with(config, :config)", "config", config);
    } else {
      equal("config", "config", config);
    }
  }

  /** A star at its end stands for any rest. */
  private void model(@Nullable String model) {
    if (model != null && model.endsWith("*")) {
      and("starts_with(model, :model)", "model", model.substring(0, model.length() - 1));
    } else {
      equal("model", "model", model);
    }
  }

  private void status(@Nullable StatusRange status) {
    if (status != null) {
      and("status between :status and :status_to", "status", status.lowest())
          .bind("status_to", status.highest());
    }
  }

  /** Also in the words of the index on rows in which any guardrail said something. */
  private void guardrail(@Nullable GuardrailAction action) {
    if (action != null) {
      sql.append(" and strpos(decision_record::text, '\"kind\":\"guarded\"') > 0");
      equal("guardrail", "guardrail", action.word());
    }
  }

  private void labels(CallLabels labels) {
    equal("end_user", "user", labels.user());
    equal("session_id", "session", labels.sessionId());
    equal("trace_id", "trace", labels.traceId());
    metadata(labels.metadata());
  }

  /** Begins in the words of the index on rows that have any. */
  private void metadata(Map<String, String> metadata) {
    if (!metadata.isEmpty()) {
      sql.append(" and metadata <> '{}'");
      metadata.forEach(this::entry);
    }
  }

  private void entry(String key, String value) {
    String name = "entry_" + values.size();
    and("metadata ->> :" + name + " = :" + name + "_is", name, key).bind(name + "_is", value);
  }

  /** By id, or by the name it has. */
  private void key(@Nullable String key) {
    UUID id = KeyWord.id(key);
    if (id == null) {
      equal("key_name", "key", key);
    } else {
      equal("key_id", "key", id);
    }
  }

  private Conditions equal(String column, String name, @Nullable Object value) {
    return value == null ? this : and(column + " = :" + name, name, value);
  }

  private Conditions and(String condition, String name, Object value) {
    sql.append(" and ").append(condition);
    return bind(name, value);
  }

  private Conditions bind(String name, Object value) {
    values.put(name, value);
    return this;
  }
}
