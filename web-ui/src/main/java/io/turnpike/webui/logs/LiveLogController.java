package io.turnpike.webui.logs;

import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.view.LiveStreams;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * New rows of the log as rendered table rows. An event's id is the request's, so a browser that was
 * away says with {@code Last-Event-ID} what it saw last and misses nothing.
 */
@Controller
class LiveLogController {

  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private final RequestLogs logs;
  private final LiveStreams streams;

  LiveLogController(RequestLogs logs, LiveStreams streams) {
    this.logs = logs;
    this.streams = streams;
  }

  @TakesQuery("*")
  @GetMapping(path = "/logs/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<Fragment>> rows(
      @AuthenticationPrincipal Actor actor,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
      ServerWebExchange exchange) {
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), actor.zone());
    LogQuery query = LogQuery.read(readings);
    String after = readings.text("after");
    refuse(readings.mistakes());
    Mono<Flux<LogRow>> live =
        logs.live(
            actor.organizationId(),
            query.filter(ZonedDateTime.now(actor.zone())),
            requestId(lastSeen == null || lastSeen.isEmpty() ? after : lastSeen));
    return streams.open(
        exchange,
        live.flatMapMany(rows -> rows.map(LiveLogController::event).startWith(greeting())));
  }

  private static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw InvalidInput.at("", String.join(" ", mistakes));
    }
  }

  /** So that the browser knows that the stream stands, and misses nothing from now on. */
  private static ServerSentEvent<Fragment> greeting() {
    return ServerSentEvent.builder(Fragment.create("ui :: nothing"))
        .event("beat")
        .retry(COME_BACK_AFTER)
        .build();
  }

  private static ServerSentEvent<Fragment> event(LogRow row) {
    return ServerSentEvent.builder(
            Fragment.create("logs/rows :: row", Map.of("line", new LogLine(row))))
        .id(row.requestId().toString())
        .build();
  }

  /** What is no id is no place to start from: then only what comes next. */
  private static @Nullable UUID requestId(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }
}
