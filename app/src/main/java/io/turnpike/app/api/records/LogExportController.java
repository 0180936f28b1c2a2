package io.turnpike.app.api.records;

import io.turnpike.app.api.logs.LogQueryParameters;
import io.turnpike.billing.CallRecords;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.TakesQuery;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** {@code GET /api/v1/logs?format=}: all rows of a filter as a file, newest first. */
@RestController
class LogExportController {

  private final CallRecords records;
  private final Export export;

  LogExportController(CallRecords records, Export export) {
    this.records = records;
    this.export = export;
  }

  @GetMapping(path = "/api/v1/logs", params = "format=csv")
  @TakesQuery({"metadata.*", "format"})
  ResponseEntity<Flux<DataBuffer>> csv(
      @AuthenticationPrincipal Actor actor, LogQueryParameters filter, ServerHttpRequest request) {
    return export.csv(
        actor.organizationId().toString(),
        name(actor),
        LogRecordView.HEADER,
        calls(actor, filter, request),
        call -> LogRecordView.of(call)::cells);
  }

  @GetMapping(path = "/api/v1/logs", params = "format=ndjson")
  @TakesQuery({"metadata.*", "format"})
  ResponseEntity<Flux<DataBuffer>> ndjson(
      @AuthenticationPrincipal Actor actor, LogQueryParameters filter, ServerHttpRequest request) {
    return export.ndjson(
        actor.organizationId().toString(),
        name(actor),
        calls(actor, filter, request),
        LogRecordView::of);
  }

  private Flux<CallRecord> calls(
      Actor actor, LogQueryParameters filter, ServerHttpRequest request) {
    return records.newestFirst(
        actor.organizationId(), filter.toLogFilter(request.getQueryParams()));
  }

  private static String name(Actor actor) {
    return actor.organization().slug() + "-logs";
  }
}
