package io.turnpike.app.api.logs;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.RequestLogs;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.StreamSeats;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.security.AuthorizedStreams;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /api/v1/logs}: the request log, as pages, one by one, and live. */
@RestController
@RequestMapping("/api/v1/logs")
class LogController {

  private static final ServerSentEvent<LogViews.Row> ALIVE =
      ServerSentEvent.<LogViews.Row>builder().comment("alive").build();

  private static final int MOST_STREAMS = 12;
  private static final int MOST_OF_ORGANIZATION = 60;

  private final RequestLogs logs;
  private final AuthorizedStreams streams;
  private final StreamSeats seats =
      new StreamSeats(
          MOST_STREAMS,
          "%d live streams are open with this key, as many as may be. Close some."
              .formatted(MOST_STREAMS));

  /** Keys cost nothing, so that a cap of each alone would be none. */
  private final StreamSeats shared =
      new StreamSeats(
          MOST_OF_ORGANIZATION,
          "%d live streams of this organization are open, as many as may be. Close some."
              .formatted(MOST_OF_ORGANIZATION));

  LogController(RequestLogs logs, AuthorizedStreams streams) {
    this.logs = logs;
    this.streams = streams;
  }

  @GetMapping
  @TakesQuery("metadata.*")
  Mono<Page<LogViews.Row>> page(
      @AuthenticationPrincipal Actor actor,
      LogQueryParameters filter,
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Fields.word("format", Format.class, format);
    LogFilter wanted = filter.toLogFilter(request.getQueryParams());
    return logs.page(actor.organizationId(), wanted, cursor, Page.limit(limit))
        .map(page -> new Page<>(LogViews.rows(page.rows()), page.nextCursor()));
  }

  @GetMapping("/{requestId}")
  Mono<LogViews.Entry> find(@AuthenticationPrincipal Actor actor, @PathVariable String requestId) {
    return logs.find(actor.organizationId(), Fields.id("request", requestId))
        .map(LogViews.Entry::of)
        .switchIfEmpty(Mono.error(() -> new NotFound("request", requestId)));
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @TakesQuery("metadata.*")
  Flux<ServerSentEvent<LogViews.Row>> stream(
      @AuthenticationPrincipal Actor actor,
      Authentication authentication,
      LogQueryParameters filter,
      ServerHttpRequest request,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    UUID after = lastEventId == null ? null : Fields.id("request", lastEventId);
    LogFilter wanted = filter.toLogFilter(request.getQueryParams());
    return seats.seated(
        who(actor),
        () ->
            shared.seated(
                actor.organizationId().toString(),
                () -> streams.open(authentication, events(actor, wanted, after), ALIVE)));
  }

  /** With a first beat the client learns that it is listening, so not before it is. */
  private Flux<ServerSentEvent<LogViews.Row>> events(
      Actor actor, LogFilter wanted, @Nullable UUID after) {
    return logs.live(actor.organizationId(), wanted, after)
        .flatMapMany(rows -> rows.map(LogViews::event).startWith(ALIVE));
  }

  /** A person, or a management key. */
  private static String who(Actor actor) {
    return actor.organizationId() + "/" + actor.user() + "/" + actor.label();
  }

  /** Those other than JSON are files of all rows. */
  enum Format {
    JSON,
    CSV,
    NDJSON
  }
}
