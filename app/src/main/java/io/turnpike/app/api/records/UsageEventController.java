package io.turnpike.app.api.records;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.billing.CallRecords;
import io.turnpike.billing.CallRecords.Span;
import io.turnpike.tenants.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/usage-events}: metering records in the order in which they arrived. */
@RestController
@RequestMapping("/api/v1/usage-events")
class UsageEventController {

  private static final Duration DEFAULT_RANGE = Duration.ofDays(31);

  private final CallRecords records;
  private final Export export;

  UsageEventController(CallRecords records, Export export) {
    this.records = records;
    this.export = export;
  }

  @GetMapping
  Mono<Page<UsageRecordView>> page(
      @AuthenticationPrincipal Actor actor,
      Time time,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return records
        .page(actor.organizationId(), time.span(), cursor, Page.limit(limit))
        .map(page -> new Page<>(page.records(), page.nextCursor()).map(UsageRecordView::of));
  }

  @GetMapping(params = "format=csv")
  ResponseEntity<Flux<DataBuffer>> csv(@AuthenticationPrincipal Actor actor, Time time) {
    return export.csv(
        actor.organizationId().toString(),
        name(actor),
        UsageRecordView.HEADER,
        records.inOrder(actor.organizationId(), time.span()),
        call -> UsageRecordView.of(call)::cells);
  }

  @GetMapping(params = "format=ndjson")
  ResponseEntity<Flux<DataBuffer>> ndjson(@AuthenticationPrincipal Actor actor, Time time) {
    return export.ndjson(
        actor.organizationId().toString(),
        name(actor),
        records.inOrder(actor.organizationId(), time.span()),
        UsageRecordView::of);
  }

  private static String name(Actor actor) {
    return actor.organization().slug() + "-usage-events";
  }

  /** When the requests began; the last 31 days by default. */
  record Time(@Nullable Instant from, @Nullable Instant to, @Nullable String format) {

    Span span() {
      Fields.word("format", Format.class, format);
      Instant end = to == null ? Instant.now() : to;
      return new Span(from == null ? end.minus(DEFAULT_RANGE) : from, to);
    }
  }

  enum Format {
    JSON,
    CSV,
    NDJSON
  }
}
