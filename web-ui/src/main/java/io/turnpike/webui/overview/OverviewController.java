package io.turnpike.webui.overview;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.statistics.RequestStatistics;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.chart.Buckets;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.quickstart.Snippet;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How an organization's requests go, at a glance: each figure leads to the requests behind it. */
@Controller
class OverviewController {

  private static final int LATEST = 10;
  private static final int ALERTS = 20;

  private final Spending spending;
  private final RequestStatistics statistics;
  private final RequestLogs logs;
  private final RouteConfigs configs;
  private final BudgetAlerts alerts;
  private final Endpoint endpoint;

  OverviewController(
      Spending spending,
      RequestStatistics statistics,
      RequestLogs logs,
      RouteConfigs configs,
      BudgetAlerts alerts,
      Endpoint endpoint) {
    this.spending = spending;
    this.statistics = statistics;
    this.logs = logs;
    this.configs = configs;
    this.alerts = alerts;
    this.endpoint = endpoint;
  }

  @GetMapping("/overview")
  @TakesQuery("*")
  Mono<Rendering> show(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), actor.zone());
    OverviewQuery query = query(readings);
    return page(actor.organizationId(), query)
        .map(page -> rendering(page, query, readings.mistakes()));
  }

  private Mono<OverviewPage> page(OrganizationId owner, OverviewQuery query) {
    Buckets buckets = Buckets.of(query.overTime(Dimension.MODEL), true);
    return Mono.zip(
            spending.report(owner, buckets.query()),
            spending.report(owner, query.whole(Dimension.TEAM, Dimension.MODEL)),
            spending.report(owner, query.before(Dimension.TEAM, Dimension.MODEL)),
            statistics
                .report(owner, buckets.query())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty()),
            configs.list(owner).collectList(),
            logs.page(owner, LogFilter.ALL, null, LATEST),
            alerts.list(owner, null, ALERTS))
        .map(
            parts ->
                new OverviewPage(
                    query,
                    parts.getT1().total(),
                    Mover.ranked(query, parts.getT2(), parts.getT3()),
                    parts.getT4().orElse(null),
                    Charts.of(buckets, parts.getT1(), parts.getT4().orElse(null)),
                    ConfigMarks.of(buckets, parts.getT5()),
                    parts.getT6().rows(),
                    OverviewPage.inForce(parts.getT7().alerts(), Instant.now())));
  }

  private static OverviewQuery query(Readings readings) {
    Preset asked = TimeRange.read(readings).preset();
    boolean known = asked == null || OverviewQuery.RANGES.contains(asked);
    if (!known) {
      readings.mistake("range", "The overview shows 24h, 7d or 30d; other times are in the log.");
    }
    return new OverviewQuery(
        asked != null && known ? asked : Preset.DAY, ZonedDateTime.now(readings.zone()));
  }

  private Rendering rendering(OverviewPage page, OverviewQuery query, List<String> mistakes) {
    return Rendering.view("overview/overview")
        .modelAttribute("page", page)
        .modelAttribute("ranges", OverviewQuery.RANGES)
        .modelAttribute("range", query.range())
        .modelAttribute("mistakes", mistakes)
        .modelAttribute("snippet", Snippet.curl(endpoint.address()))
        .build();
  }
}
