package io.turnpike.app.api.configs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.turnpike.app.api.EntityTag;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/configs}: named configs. The entity tag is the version, so that {@code If-Match}
 * refuses a change made from an old one.
 */
@RestController
@RequestMapping("/api/v1/configs")
class ConfigController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final String YAML = MediaType.APPLICATION_YAML_VALUE;
  private static final String X_YAML = "application/x-yaml";

  private final RouteConfigs configs;

  ConfigController(RouteConfigs configs) {
    this.configs = configs;
  }

  @GetMapping
  Mono<Page<View>> list(@AuthenticationPrincipal Actor actor) {
    return configs.list(actor.organizationId()).map(View::of).collectList().map(Page::whole);
  }

  @GetMapping("/{name}")
  Mono<ResponseEntity<View>> find(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return configs
        .find(actor.organizationId(), name)
        .map(ConfigController::tagged)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)));
  }

  /** A document written in YAML is stored as JSON. */
  @PutMapping(
      path = "/{name}",
      consumes = {JSON, YAML, X_YAML})
  Mono<ResponseEntity<View>> save(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType language,
      @RequestBody String document,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return json(language, document)
        .flatMap(json -> configs.save(actor, name, json, EntityTag.expected(ifMatch)))
        .map(ConfigController::saved);
  }

  /** What saving the document would answer, without saving it. */
  @PostMapping(
      path = "/validate",
      consumes = {JSON, YAML, X_YAML})
  Mono<Verdict> validate(
      @AuthenticationPrincipal Actor actor,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType language,
      @RequestBody String document) {
    return json(language, document)
        .flatMap(json -> configs.validate(actor.organizationId(), json))
        .map(Verdict::new);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return configs.delete(actor, name, EntityTag.expected(ifMatch));
  }

  @GetMapping("/{name}/versions")
  Mono<Page<View>> versions(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return configs
        .versions(actor.organizationId(), name)
        .map(View::of)
        .collectList()
        .filter(versions -> !versions.isEmpty())
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)))
        .map(Page::whole);
  }

  @GetMapping("/{name}/versions/{version}")
  Mono<View> version(
      @AuthenticationPrincipal Actor actor, @PathVariable String name, @PathVariable int version) {
    return configs
        .version(actor.organizationId(), name, version)
        .map(View::of)
        .switchIfEmpty(Mono.error(() -> new NotFound("config version", name + "@" + version)));
  }

  @PostMapping("/{name}/rollback")
  Mono<ResponseEntity<View>> rollback(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestBody Rollback rollback,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return configs
        .rollback(
            actor,
            name,
            Fields.required("/version", rollback.version()),
            EntityTag.expected(ifMatch))
        .map(ConfigController::saved);
  }

  private Mono<String> json(MediaType language, String document) {
    return language.getSubtype().endsWith("yaml") ? configs.json(document) : Mono.just(document);
  }

  private static ResponseEntity<View> tagged(RouteConfigs.Version version) {
    return ResponseEntity.ok().eTag(EntityTag.of(version.version())).body(View.of(version));
  }

  private static ResponseEntity<View> saved(RouteConfigs.Saved saved) {
    return ResponseEntity.ok().eTag(EntityTag.of(saved.version().version())).body(View.of(saved));
  }

  record Verdict(List<Warning> warnings) {}

  record Rollback(@Nullable Integer version) {}

  /**
   * @param changed only in the answer to a change: whether it made a version
   * @param warnings only in the answer to a change
   */
  record View(
      String name,
      int version,
      boolean current,
      @JsonRawValue String document,
      String author,
      Instant savedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean changed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Warning> warnings) {

    static View of(RouteConfigs.Version version) {
      return of(version, null, null);
    }

    static View of(RouteConfigs.Saved saved) {
      return of(saved.version(), saved.changed(), saved.warnings());
    }

    private static View of(
        RouteConfigs.Version version, @Nullable Boolean changed, @Nullable List<Warning> warnings) {
      return new View(
          version.name(),
          version.version(),
          version.current(),
          version.document(),
          version.author(),
          version.savedAt(),
          changed,
          warnings);
    }
  }
}
