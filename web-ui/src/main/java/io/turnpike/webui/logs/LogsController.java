package io.turnpike.webui.logs;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.RequestLogs.Page;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.logs.LogFilters.Choices;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The request log: newest first, filtered by its address, page by page by keyset. */
@Controller
class LogsController {

  private static final int PAGE = 50;

  /** Whose address has a mistake is not shown what the rest of it would match. */
  private static final Page NONE = new Page(List.of(), null);

  private final RequestLogs logs;
  private final LogFilters filters;
  private final Endpoint endpoint;

  LogsController(RequestLogs logs, LogFilters filters, Endpoint endpoint) {
    this.logs = logs;
    this.filters = filters;
    this.endpoint = endpoint;
  }

  @GetMapping("/logs")
  @TakesQuery("*")
  Mono<Rendering> page(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    ZoneId zone = actor.zone();
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), zone);
    LogQuery query = LogQuery.read(readings);
    String cursor = readings.text("cursor");
    List<String> mistakes = readings.mistakes();
    return Mono.zip(
            mistakes.isEmpty() ? rows(actor, query, cursor) : Mono.just(NONE),
            filters.choices(actor.organizationId(), query),
            (rows, choices) -> page(query, zone, choices, mistakes, rows, cursor))
        .map(page -> rendering(page, endpoint.address()));
  }

  private Mono<Page> rows(Actor actor, LogQuery query, @Nullable String cursor) {
    return logs.page(
        actor.organizationId(), query.filter(ZonedDateTime.now(actor.zone())), cursor, PAGE);
  }

  private static LogsPage page(
      LogQuery query,
      ZoneId zone,
      Choices choices,
      List<String> mistakes,
      Page rows,
      @Nullable String cursor) {
    return new LogsPage(
        query,
        zone,
        choices,
        mistakes,
        rows.rows().stream().map(LogLine::new).toList(),
        older(query, rows.nextCursor()),
        cursor == null ? null : query.written().on("/logs"),
        cursor == null && mistakes.isEmpty() && query.range().open()
            ? live(query, rows.rows())
            : null);
  }

  private static @Nullable String older(LogQuery query, @Nullable String cursor) {
    return cursor == null ? null : query.written().add("cursor", cursor).on("/logs");
  }

  /** Starts after the newest row shown, so that nothing falls between page and stream. */
  private static String live(LogQuery query, List<LogRow> rows) {
    Object newest = rows.isEmpty() ? null : rows.getFirst().requestId();
    return query.written().add("after", newest).on("/logs/live");
  }

  private static Rendering rendering(LogsPage page, String endpoint) {
    return Rendering.view("logs/logs")
        .modelAttribute("page", page)
        .modelAttribute("endpoint", endpoint)
        .build();
  }
}
