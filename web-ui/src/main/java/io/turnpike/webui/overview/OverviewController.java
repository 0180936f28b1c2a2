package io.turnpike.webui.overview;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.Spending;
import io.turnpike.billing.Spending.Query;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.quickstart.Snippet;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The last day at a glance, and the newest requests. */
@Controller
class OverviewController {

  /** As many rows as latency is read from; the page says so. */
  private static final int SAMPLE = 200;

  private final Spending spending;
  private final RequestLogs logs;
  private final Endpoint endpoint;

  OverviewController(Spending spending, RequestLogs logs, Endpoint endpoint) {
    this.spending = spending;
    this.logs = logs;
    this.endpoint = endpoint;
  }

  @GetMapping("/overview")
  Mono<Rendering> show(@AuthenticationPrincipal Actor actor) {
    Window window = Window.endingAt(Instant.now(), actor.organization().zone());
    return Mono.zip(
            spending.report(actor.organizationId(), lastDay(window)),
            spending.report(actor.organizationId(), byDay(window)),
            logs.page(actor.organizationId(), since(window), null, SAMPLE))
        .map(parts -> OverviewPage.of(window, parts.getT1(), parts.getT2(), parts.getT3().rows()))
        .map(page -> rendering(page, Snippet.curl(endpoint.address())));
  }

  private static Query lastDay(Window window) {
    return new Query(List.of(), window.dayAgo(), window.now(), null, window.zone());
  }

  private static Query byDay(Window window) {
    return new Query(
        List.of(), window.weekStart(), window.now(), Spending.Interval.DAY, window.zone());
  }

  private static LogFilter since(Window window) {
    return LogFilter.ALL.within(window.weekStart(), null);
  }

  private static Rendering rendering(OverviewPage page, Snippet snippet) {
    return Rendering.view("overview/overview")
        .modelAttribute("page", page)
        .modelAttribute("snippet", snippet)
        .build();
  }
}
