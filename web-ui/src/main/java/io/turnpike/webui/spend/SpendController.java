package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.audit.AuditLog;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.chart.Buckets;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.UrlQuery;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What was spent, in the reader's days, by one or two dimensions. */
@Controller
class SpendController {

  private static final List<Preset> PRESETS =
      List.of(
          Preset.TODAY,
          Preset.YESTERDAY,
          Preset.DAY,
          Preset.WEEK,
          Preset.MONTH,
          Preset.QUARTER,
          Preset.THIS_MONTH,
          Preset.LAST_MONTH);

  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_MARKS = 100;

  private final Spending spending;
  private final GatewayKeys keys;
  private final Teams teams;
  private final AuditLog audit;

  SpendController(Spending spending, GatewayKeys keys, Teams teams, AuditLog audit) {
    this.spending = spending;
    this.keys = keys;
    this.teams = teams;
    this.audit = audit;
  }

  @GetMapping("/spend")
  @TakesQuery("*")
  Mono<Rendering> page(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    ZonedDateTime now = ZonedDateTime.now(actor.zone());
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), actor.zone());
    SpendQuery asked = SpendQuery.read(readings);
    return page(actor, asked, now, readings)
        .onErrorResume(
            InvalidInput.class,
            refusal -> {
              String why = refusal.mistakes().getFirst().message();
              readings.mistake("by", "The time " + why + ". By team instead:");
              return page(actor, asked.byTeam(), now, readings);
            });
  }

  private Mono<Rendering> page(
      Actor actor, SpendQuery asked, ZonedDateTime now, Readings readings) {
    Buckets buckets = Buckets.of(asked.report(now), asked.range().open());
    return Mono.zip(
            spending.report(actor.organizationId(), buckets.query()),
            spending.report(actor.organizationId(), asked.before(now)),
            keyNames(actor),
            teamChoices(actor, asked),
            marks(actor, buckets.query()))
        .map(
            parts ->
                rendering(
                    SpendPage.of(
                        buckets,
                        parts.getT1(),
                        parts.getT2().total(),
                        parts.getT3(),
                        parts.getT5()),
                    asked,
                    buckets.query(),
                    parts.getT4(),
                    CsvName.of(actor.organization().slug(), buckets.query()),
                    readings.mistakes()));
  }

  /** Newest first. */
  private Mono<List<PriceMark>> marks(Actor actor, Query query) {
    return audit
        .between(actor.organizationId(), PriceMark.ACTIONS, query.from(), query.to(), MOST_ENTRIES)
        .collectList()
        .map(entries -> entries.stream().flatMap(PriceMark::of).limit(MOST_MARKS).toList());
  }

  private Mono<List<Choice>> teamChoices(Actor actor, SpendQuery asked) {
    return teams
        .list(actor.organizationId())
        .map(team -> Choice.of(team.slug(), team.name(), asked.team()))
        .collectList()
        .map(choices -> Choice.withChosen(choices, asked.team()));
  }

  private Mono<Map<String, String>> keyNames(Actor actor) {
    return keys.list(actor.organizationId())
        .collectMap(key -> key.id().toString(), GatewayKey::name);
  }

  private static Rendering rendering(
      SpendPage page,
      SpendQuery asked,
      Query query,
      List<Choice> teams,
      String csvName,
      List<String> mistakes) {
    return Rendering.view("spend/spend")
        .modelAttribute("page", page)
        .modelAttribute("query", query)
        .modelAttribute("range", asked.range())
        .modelAttribute("presets", PRESETS)
        .modelAttribute("by", choices(Dimension.values(), asked.by()))
        .modelAttribute("and", choices(Dimension.values(), asked.and()))
        .modelAttribute("intervals", bars(asked.wanted()))
        .modelAttribute("tag", Objects.requireNonNullElse(asked.tag(), ""))
        .modelAttribute("teams", teams)
        .modelAttribute("csvName", csvName)
        .modelAttribute("mistakes", mistakes)
        .build();
  }

  private static List<Choice> bars(@Nullable Interval wanted) {
    return List.of(
        Choice.of(Interval.HOUR, "hourly", wanted),
        Choice.of(Interval.DAY, "daily", wanted),
        Choice.of(Interval.WEEK, "weekly", wanted),
        Choice.of(Interval.MONTH, "monthly", wanted));
  }

  private static List<Choice> choices(Enum<?>[] constants, @Nullable Enum<?> chosen) {
    return Arrays.stream(constants)
        .map(each -> Choice.of(each, UrlQuery.word(each), chosen))
        .toList();
  }
}
