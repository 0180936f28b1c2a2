package io.turnpike.webui.settings;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the organization to its members, and lets owners and admins change it. */
@Controller
class SettingsController {

  /** To choose from: UTC and those named after a place. All that the JDK knows are taken. */
  private static final List<String> ZONES =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream().filter(SettingsController::isPlace).sorted())
          .toList();

  private final Organizations organizations;

  SettingsController(Organizations organizations) {
    this.organizations = organizations;
  }

  @GetMapping("/settings")
  @TakesQuery("saved")
  Rendering show(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    boolean saved = exchange.getRequest().getQueryParams().containsKey("saved");
    return page(HttpStatus.OK, stored(actor.organization()), saved);
  }

  @PostMapping("/settings")
  Mono<Rendering> change(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> change(actor, submitted));
  }

  private Mono<Rendering> change(Actor actor, Submitted submitted) {
    Change change = new Change(submitted.text("name"), submitted.text("time_zone"));
    return organizations
        .change(actor, change)
        .map(_ -> Redirect.to("/settings?saved=1"))
        .onErrorResume(Refusal.class, refusal -> Mono.just(refused(submitted, refusal)));
  }

  private static Rendering refused(Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "name", "time_zone");
    return page(RefusalPages.statusOf(refusal), form, false);
  }

  private static Form stored(Organization organization) {
    return Form.filled(
        Map.of("name", organization.name(), "time_zone", organization.zone().getId()));
  }

  private static Rendering page(HttpStatus status, Form form, boolean saved) {
    return Rendering.view("settings/settings")
        .status(status)
        .modelAttribute("form", form)
        .modelAttribute("zones", ZONES)
        .modelAttribute("saved", saved)
        .build();
  }

  private static boolean isPlace(String id) {
    return id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
  }
}
