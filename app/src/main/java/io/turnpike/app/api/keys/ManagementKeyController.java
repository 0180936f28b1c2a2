package io.turnpike.app.api.keys;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/management-keys}: keys for this API. */
@RestController
@RequestMapping("/api/v1/management-keys")
class ManagementKeyController {

  private final ManagementKeys keys;

  ManagementKeyController(ManagementKeys keys) {
    this.keys = keys;
  }

  @GetMapping
  Mono<Page<View>> list(@AuthenticationPrincipal Actor actor) {
    return keys.list(actor.organizationId())
        .map(key -> View.of(key, null))
        .collectList()
        .map(Page::whole);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<View> create(@AuthenticationPrincipal Actor actor, @RequestBody Form form) {
    Role role = Fields.requiredWord("role", Role.class, Fields.required("/role", form.role()));
    return keys.create(actor, Fields.required("/name", form.name()), role, form.expiresAt())
        .map(issued -> View.of(issued.key(), issued.secret().reveal()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return keys.revoke(actor, Fields.keyId(id));
  }

  record Form(@Nullable String name, @Nullable String role, @Nullable Instant expiresAt) {}

  record View(
      String id,
      @Nullable String managementKey,
      String name,
      String hint,
      String role,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {

    static View of(ManagementKeys.ManagementKey key, @Nullable String secret) {
      return new View(
          key.id().toString(),
          secret,
          key.name(),
          key.hint(),
          Fields.word(key.role()),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt());
    }
  }
}
