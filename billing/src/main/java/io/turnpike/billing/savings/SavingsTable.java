package io.turnpike.billing.savings;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Figures;
import io.turnpike.billing.savings.Savings.NearMiss;
import io.turnpike.billing.savings.Savings.Report;
import io.turnpike.billing.savings.Savings.Row;
import io.turnpike.billing.savings.Savings.TopEntry;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One organization's rows of one time. */
record SavingsTable(DatabaseClient db, OrganizationId organization, Instant from, Instant to) {

  /** One after another: they share a connection. */
  Mono<Report> report() {
    return rows(SavingsSql.FIGURES, Grouped::of)
        .collectList()
        .flatMap(
            grouped ->
                rows(SavingsSql.TOP, SavingsTable::topEntry)
                    .collectList()
                    .flatMap(
                        top ->
                            rows(SavingsSql.NEAR, SavingsTable::nearMiss)
                                .collectList()
                                .map(near -> report(grouped, top, near))));
  }

  <T> Flux<T> rows(String sql, Function<Readable, T> reader) {
    return db.sql(sql)
        .bind("organization", organization.value())
        .bind("from", from)
        .bind("to", to)
        .bind("lowest", EventTime.lowestId(from))
        .bind("highest", EventTime.highestId(to))
        .map(reader)
        .all();
  }

  private Report report(List<Grouped> rows, List<TopEntry> top, List<NearMiss> near) {
    Figures total = Figures.ZERO;
    Map<Dimension, List<Row>> groups = new EnumMap<>(Dimension.class);
    for (Grouped each : rows) {
      Dimension by = each.by();
      if (by == null) {
        total = each.row().figures();
      } else {
        groups.computeIfAbsent(by, _ -> new ArrayList<>()).add(each.row());
      }
    }
    return new Report(from, to, total, groups, top, near);
  }

  private static TopEntry topEntry(Readable row) {
    return new TopEntry(
        Objects.requireNonNull(row.get("cache_entry", String.class)),
        row.get("model", String.class),
        row.get("config", String.class),
        number(row, "hits"),
        number(row, "saved_nano"),
        number(row, "unpriced_hits") == 0,
        startedAt(row),
        id(row));
  }

  private static NearMiss nearMiss(Readable row) {
    return new NearMiss(
        id(row),
        startedAt(row),
        row.get("cache_entry", String.class),
        Objects.requireNonNull(row.get("cache_similarity", Double.class)),
        reason(EventRows.notes(row)),
        row.get("model", String.class),
        row.get("config", String.class));
  }

  private static @Nullable String reason(List<DecisionNote> notes) {
    String reason = null;
    for (DecisionNote note : notes) {
      reason = note instanceof Cached cached ? cached.reason() : reason;
    }
    return reason;
  }

  private static Instant startedAt(Readable row) {
    return Objects.requireNonNull(row.get("started_at", Instant.class));
  }

  private static UUID id(Readable row) {
    return Objects.requireNonNull(row.get("id", UUID.class));
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }

  /**
   * @param by null for the whole
   */
  private record Grouped(@Nullable Dimension by, Row row) {

    private static Grouped of(Readable row) {
      Figures figures =
          new Figures(
              number(row, "lookups"),
              number(row, "hits"),
              number(row, "semantic_hits"),
              number(row, "unpriced_hits"),
              number(row, "saved_nano"),
              number(row, "saved_micros"));
      String name = Objects.requireNonNull(row.get("name", String.class));
      return new Grouped(by(row), new Row(name, figures));
    }

    /** A bit for each of config, team and model that was not told apart. */
    private static @Nullable Dimension by(Readable row) {
      return switch (Objects.requireNonNull(row.get("kept_apart", Integer.class))) {
        case 0b011 -> Dimension.CONFIG;
        case 0b101 -> Dimension.TEAM;
        case 0b110 -> Dimension.MODEL;
        default -> null;
      };
    }
  }
}
