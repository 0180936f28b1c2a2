package io.turnpike.app.api.keys;

import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.app.api.budgets.BudgetForm;
import io.turnpike.app.api.budgets.KeySpending;
import io.turnpike.app.api.budgets.KeySpending.Wanted;
import io.turnpike.app.api.budgets.LimitForm;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.routing.ServedModels;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/v1/keys}: gateway keys. The secret is in the answer to the creation and nowhere else.
 */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController implements DraftTaker {

  private final GatewayKeys keys;
  private final ServedModels served;
  private final KeySpending spending;

  KeyController(GatewayKeys keys, ServedModels served, KeySpending spending) {
    this.keys = keys;
    this.served = served;
    this.spending = spending;
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
    return spending
        .check(actor, form.wanted())
        .then(Mono.defer(() -> keys.create(actor, form.draft())))
        .delayUntil(issued -> bound(actor, issued.key(), form.wanted()))
        .flatMap(issued -> warned(issued.key(), issued.secret().reveal()));
  }

  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  Mono<View> change(
      @AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Form form) {
    form.refuseSpending();
    return keys.change(actor, Fields.keyId(id), form.draft()).flatMap(key -> warned(key, null));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return keys.revoke(actor, Fields.keyId(id));
  }

  /** No key goes out without the bounds that were wanted for it. */
  private Mono<Void> bound(Actor actor, GatewayKey key, Wanted wanted) {
    return spending
        .put(actor, key.id(), wanted)
        .onErrorResume(error -> keys.revoke(actor, key.id()).then(Mono.error(error)));
  }

  /** What nobody serves is allowed: it may come later. */
  private Mono<View> warned(GatewayKey key, @Nullable String secret) {
    return served
        .unserved(key.organization(), key.allowedModels())
        .map(unserved -> View.of(key, secret, warnings(unserved)));
  }

  @Override
  public Subject subject() {
    return Subject.KEY;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return keys.list(actor.organizationId())
        .any(key -> key.revokedAt() == null && key.name().equals(name));
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, Form.class))
        .flatMap(form -> create(actor, form))
        .map(made -> Optional.ofNullable(made.apiKey()).map(Secret::new));
  }

  private static List<Warning> warnings(Set<String> unserved) {
    return unserved.stream()
        .sorted()
        .map(
            model ->
                new Warning(
                    "/allowed_models",
                    "No connection serves \"" + model + "\", and no config is called so."))
        .toList();
  }

  record Form(
      @Nullable String name,
      @Nullable String team,
      @Nullable String defaultConfig,
      @Nullable List<@Nullable String> allowedModels,
      @Nullable Boolean inlineConfigs,
      @Nullable Boolean ownProviderKeys,
      @Nullable List<@Nullable String> customHosts,
      @Nullable List<@Nullable String> allowedOrigins,
      @Nullable Instant expiresAt,
      @Nullable BudgetForm budget,
      @Nullable List<@Nullable LimitForm> limits) {

    Wanted wanted() {
      return new Wanted(
          budget, limits == null ? List.of() : limits.stream().map(LimitForm::orEmpty).toList());
    }

    /** They are changed where they are. */
    void refuseSpending() {
      if (!wanted().isNone()) {
        throw InvalidInput.at(
            budget == null ? "/limits" : "/budget",
            "goes with a new key; change it by PUT /api/v1/budgets/{id} or /api/v1/limits/{id}");
      }
    }

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

    /** What is no text becomes an empty one, which is refused where it stands. */
    private static Set<String> set(@Nullable List<@Nullable String> words) {
      return words == null
          ? Set.of()
          : words.stream()
              .map(word -> Objects.requireNonNullElse(word, ""))
              .collect(Collectors.toUnmodifiableSet());
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
      @Nullable Instant lastUsedAt,
      @Nullable List<Warning> warnings) {

    static View of(GatewayKey key, @Nullable String secret) {
      return of(key, secret, null);
    }

    static View of(GatewayKey key, @Nullable String secret, @Nullable List<Warning> warnings) {
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
          key.lastUsedAt(),
          warnings);
    }

    private static List<String> sorted(Set<String> words) {
      return words.stream().sorted().toList();
    }
  }
}
