package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Organizations.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/organization}: that of the caller. */
@RestController
@RequestMapping("/api/v1/organization")
class OrganizationController implements DraftTaker {

  private final Organizations organizations;

  OrganizationController(Organizations organizations) {
    this.organizations = organizations;
  }

  @GetMapping
  View show(@AuthenticationPrincipal Actor actor) {
    return View.of(actor.organization());
  }

  @PatchMapping
  Mono<View> change(@AuthenticationPrincipal Actor actor, @RequestBody Form form) {
    return organizations
        .change(
            actor,
            new Change(
                form.name(),
                form.timeZone(),
                Fields.whole("/log_retention_days", form.logRetentionDays()),
                form.unpriced()))
        .map(View::of);
  }

  @Override
  public Subject subject() {
    return Subject.ORGANIZATION;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return Mono.just(false);
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, Form.class))
        .flatMap(form -> change(actor, form))
        .thenReturn(Optional.empty());
  }

  record Form(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable BigDecimal logRetentionDays,
      @Nullable String unpriced) {}

  record View(
      String id,
      String slug,
      String name,
      String timeZone,
      int logRetentionDays,
      String unpriced,
      Instant createdAt) {

    static View of(Organization organization) {
      return new View(
          organization.id().toString(),
          organization.slug(),
          organization.name(),
          organization.zone().getId(),
          organization.logRetentionDays(),
          organization.unpriced().word(),
          organization.createdAt());
    }
  }
}
