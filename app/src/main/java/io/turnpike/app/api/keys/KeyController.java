package io.turnpike.app.api.keys;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.KeyRights;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/keys}: gateway keys. The secret is in the answer to the creation and nowhere else.
 */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

  private final GatewayKeys keys;

  KeyController(GatewayKeys keys) {
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
    return keys.create(actor, form.draft())
        .map(issued -> View.of(issued.key(), issued.secret().reveal()));
  }

  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  Mono<View> change(
      @AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Form form) {
    return keys.change(actor, Fields.keyId(id), form.draft()).map(key -> View.of(key, null));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return keys.revoke(actor, Fields.keyId(id));
  }

  record Form(
      @Nullable String name,
      @Nullable String team,
      @Nullable String defaultConfig,
      @Nullable List<String> allowedModels,
      @Nullable Boolean inlineConfigs,
      @Nullable Boolean ownProviderKeys,
      @Nullable List<String> customHosts,
      @Nullable List<String> allowedOrigins,
      @Nullable Instant expiresAt) {

    GatewayKeys.Draft draft() {
      return new GatewayKeys.Draft(
          Fields.required("/name", name),
          team,
          defaultConfig,
          set(allowedModels),
          rights(),
          expiresAt);
    }

    private KeyRights rights() {
      return new KeyRights(
          Boolean.TRUE.equals(inlineConfigs),
          Boolean.TRUE.equals(ownProviderKeys),
          set(customHosts),
          set(allowedOrigins));
    }

    private static Set<String> set(@Nullable List<String> words) {
      return words == null ? Set.of() : Set.copyOf(words);
    }
  }

  record View(
      String id,
      @Nullable String apiKey,
      String name,
      String team,
      String hint,
      @Nullable String defaultConfig,
      List<String> allowedModels,
      boolean inlineConfigs,
      boolean ownProviderKeys,
      List<String> customHosts,
      List<String> allowedOrigins,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt) {

    static View of(GatewayKey key, @Nullable String secret) {
      return new View(
          key.id().toString(),
          secret,
          key.name(),
          key.teamSlug(),
          key.hint(),
          key.defaultConfig(),
          sorted(key.allowedModels()),
          key.rights().inlineConfigs(),
          key.rights().ownProviderKeys(),
          sorted(key.rights().customHosts()),
          sorted(key.rights().allowedOrigins()),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt(),
          key.lastUsedAt());
    }

    private static List<String> sorted(Set<String> words) {
      return words.stream().sorted().toList();
    }
  }
}
