package io.turnpike.webui.audit;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.audit.AuditLog;
import io.turnpike.tenants.audit.AuditLog.Page;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.filter.Readings;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The audit log, for owners and admins. */
@Controller
class AuditController {

  private static final int PAGE = 50;

  private static final Page NONE = new Page(List.of(), null);

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  @GetMapping("/audit")
  @TakesQuery("*")
  Mono<Rendering> page(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), actor.zone());
    AuditQuery query = AuditQuery.read(readings);
    String cursor = readings.text("cursor");
    List<String> mistakes = readings.mistakes();
    return (mistakes.isEmpty() ? log.page(actor, query.filter(), cursor, PAGE) : Mono.just(NONE))
        .map(page -> AuditPage.of(query, mistakes, page, cursor != null))
        .map(page -> Rendering.view("audit/audit").modelAttribute("page", page).build());
  }
}
