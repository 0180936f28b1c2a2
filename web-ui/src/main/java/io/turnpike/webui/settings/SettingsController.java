package io.turnpike.webui.settings;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Accounts;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shows the organization to its members, and lets owners and admins change it; everybody chooses in
 * which zone to read times.
 */
@Controller
class SettingsController {

  private static final String OWN = "own_zone";
  private static final String DAYS = "log_retention_days";

  /** To choose from: UTC and those named after a place. All that the JDK knows are taken. */
  private static final List<String> ZONES =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream().filter(SettingsController::isPlace).sorted())
          .toList();

  private final Organizations organizations;
  private final Accounts accounts;

  SettingsController(Organizations organizations, Accounts accounts) {
    this.organizations = organizations;
    this.accounts = accounts;
  }

  @GetMapping("/settings")
  @TakesQuery("saved")
  Rendering show(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    String saved = exchange.getRequest().getQueryParams().getFirst("saved");
    return page(HttpStatus.OK, stored(actor.organization()), own(actor), saved);
  }

  @PostMapping("/settings")
  Mono<Rendering> change(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> change(actor, submitted));
  }

  @PostMapping("/settings/zone")
  Mono<Rendering> changeZone(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> changeZone(actor, submitted));
  }

  private Mono<Rendering> changeZone(Actor actor, Submitted submitted) {
    return accounts
        .changeZone(actor, submitted.orNull(OWN))
        .thenReturn(Redirect.to("/settings?saved=zone#your-zone"))
        .onErrorResume(Refusal.class, refusal -> Mono.just(zoneRefused(actor, submitted, refusal)));
  }

  private static Rendering zoneRefused(Actor actor, Submitted submitted, Refusal refusal) {
    Form own = Form.refused(submitted, refusal, "time_zone").renamed("time_zone", OWN);
    return page(RefusalPages.statusOf(refusal), stored(actor.organization()), own, null);
  }

  private Mono<Rendering> change(Actor actor, Submitted submitted) {
    return Mono.fromCallable(() -> change(submitted))
        .flatMap(change -> organizations.change(actor, change))
        .map(_ -> Redirect.to("/settings?saved=organization"))
        .onErrorResume(Refusal.class, refusal -> Mono.just(refused(actor, submitted, refusal)));
  }

  private static Change change(Submitted submitted) {
    String days = submitted.orNull(DAYS);
    return new Change(
        submitted.text("name"),
        submitted.text("time_zone"),
        days == null ? null : days(days),
        submitted.orNull("unpriced"));
  }

  private static int days(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      throw InvalidInput.at("/" + DAYS, "Enter a whole number of days, 1 to 3650.");
    }
  }

  private static Rendering refused(Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "name", "time_zone", DAYS, "unpriced");
    return page(RefusalPages.statusOf(refusal), form, own(actor), null);
  }

  private static Form stored(Organization organization) {
    return Form.filled(
        Map.of(
            "name",
            organization.name(),
            "time_zone",
            organization.zone().getId(),
            DAYS,
            Integer.toString(organization.logRetentionDays()),
            "unpriced",
            organization.unpriced().word()));
  }

  private static Form own(Actor actor) {
    ZoneId own = actor.ownZone();
    return Form.filled(Map.of(OWN, own == null ? "" : own.getId()));
  }

  /**
   * @param saved which of the forms was saved just now; null for none
   */
  private static Rendering page(HttpStatus status, Form form, Form own, @Nullable String saved) {
    return Rendering.view("settings/settings")
        .status(status)
        .modelAttribute("form", form)
        .modelAttribute("zones", ZONES)
        .modelAttribute("own", own)
        .modelAttribute("saved", saved == null ? "" : saved)
        .build();
  }

  private static boolean isPlace(String id) {
    return id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
  }
}
