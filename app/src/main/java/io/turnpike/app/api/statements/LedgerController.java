package io.turnpike.app.api.statements;

import io.turnpike.app.api.Csv;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.billing.Ledger;
import io.turnpike.billing.LedgerEntry;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/ledger}: the entries that statements add up, newest first. */
@RestController
class LedgerController {

  private final Ledger ledger;

  LedgerController(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/api/v1/ledger")
  Mono<Page<View>> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Page.limit(limit);
    return ledger
        .entries(
            actor.organizationId(),
            new Ledger.Filter(month(month), team, provider, before(cursor), most + 1))
        .collectList()
        .map(entries -> page(entries, most));
  }

  private static Page<View> page(List<LedgerEntry> entries, int limit) {
    boolean more = entries.size() > limit;
    List<LedgerEntry> shown = more ? entries.subList(0, limit) : entries;
    return new Page<>(
        shown.stream().map(View::of).toList(), more ? Long.toString(shown.getLast().id()) : null);
  }

  private static @Nullable YearMonth month(@Nullable String text) {
    try {
      return text == null ? null : YearMonth.parse(text);
    } catch (DateTimeParseException noMonth) {
      throw InvalidInput.at("/month", "must be a month such as 2026-11");
    }
  }

  private static @Nullable Long before(@Nullable String cursor) {
    try {
      return cursor == null ? null : (Long) Long.parseLong(cursor);
    } catch (NumberFormatException notOurs) {
      throw InvalidInput.at("/cursor", "must be a next_cursor of an earlier answer");
    }
  }

  /**
   * @param id as text: it may be larger than what some programs count
   * @param debit account that the amount goes into
   * @param credit account that it comes from
   */
  record View(
      String id,
      Instant postedAt,
      String kind,
      String debit,
      String credit,
      String amountUsd,
      long amountNanoUsd,
      String statement,
      String origin,
      @Nullable Instant quarter,
      String team,
      String provider,
      long requests,
      long failed,
      long unpricedAttempts,
      String reference) {

    static View of(LedgerEntry entry) {
      return new View(
          Long.toString(entry.id()),
          entry.postedAt(),
          Fields.word(entry.kind()),
          Fields.word(entry.kind().debit()),
          Fields.word(entry.kind().credit()),
          Csv.usd(entry.amountNanoUsd()),
          entry.amountNanoUsd(),
          entry.month().toString(),
          entry.origin().toString(),
          entry.quarter(),
          entry.team(),
          entry.provider(),
          entry.requests(),
          entry.failed(),
          entry.unpricedAttempts(),
          entry.reference());
    }
  }
}
