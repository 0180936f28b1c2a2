package io.turnpike.webui.logdetail;

import io.turnpike.billing.RequestLogs;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** One request of this organization; another's is as unknown as one that never was. */
@Controller
class LogDetailController {

  private final RequestLogs logs;

  LogDetailController(RequestLogs logs) {
    this.logs = logs;
  }

  @GetMapping("/logs/{id}")
  Mono<Rendering> show(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return Mono.fromSupplier(() -> requestId(id))
        .flatMap(requestId -> logs.find(actor.organizationId(), requestId))
        .map(LogDetail::of)
        .map(page -> Rendering.view("logdetail/logdetail").modelAttribute("page", page).build())
        .switchIfEmpty(Mono.error(() -> unknown(id)));
  }

  private static UUID requestId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw unknown(text);
    }
  }

  private static NotFound unknown(String id) {
    return new NotFound("request", id);
  }
}
