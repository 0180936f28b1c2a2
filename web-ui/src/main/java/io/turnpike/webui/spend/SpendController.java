package io.turnpike.webui.spend;

import io.turnpike.billing.Spending;
import io.turnpike.billing.Spending.Dimension;
import io.turnpike.billing.Spending.Interval;
import io.turnpike.billing.Spending.Query;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.UrlQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What was spent, in the organization's days, by one or two dimensions. */
@Controller
class SpendController {

  private static final List<Preset> PRESETS =
      List.of(Preset.DAY, Preset.WEEK, Preset.MONTH, Preset.QUARTER);

  private final Spending spending;
  private final GatewayKeys keys;

  SpendController(Spending spending, GatewayKeys keys) {
    this.spending = spending;
    this.keys = keys;
  }

  @GetMapping("/spend")
  @TakesQuery("*")
  Mono<Rendering> page(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    ZoneId zone = actor.organization().zone();
    Instant now = Instant.now();
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), zone);
    SpendQuery asked = SpendQuery.read(readings);
    Query query = asked.report(now, zone);
    return Mono.zip(
            spending.report(actor.organizationId(), query),
            spending.report(actor.organizationId(), asked.before(now, zone)),
            keyNames(actor))
        .map(parts -> SpendPage.of(query, parts.getT1(), parts.getT2().total(), parts.getT3()))
        .map(page -> rendering(page, asked, query, readings.mistakes()));
  }

  private Mono<Map<String, String>> keyNames(Actor actor) {
    return keys.list(actor.organizationId())
        .collectMap(key -> key.id().toString(), GatewayKey::name);
  }

  private static Rendering rendering(
      SpendPage page, SpendQuery asked, Query query, List<String> mistakes) {
    return Rendering.view("spend/spend")
        .modelAttribute("page", page)
        .modelAttribute("query", query)
        .modelAttribute("range", asked.range())
        .modelAttribute("presets", PRESETS)
        .modelAttribute("by", choices(Dimension.values(), asked.by()))
        .modelAttribute("and", choices(Dimension.values(), asked.and()))
        .modelAttribute("intervals", choices(Interval.values(), asked.wanted()))
        .modelAttribute("mistakes", mistakes)
        .build();
  }

  private static List<Choice> choices(Enum<?>[] constants, @Nullable Enum<?> chosen) {
    return Arrays.stream(constants)
        .map(each -> Choice.of(each, UrlQuery.word(each), chosen))
        .toList();
  }
}
