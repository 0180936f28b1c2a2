package io.turnpike.app.api.budgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.UsageLimits.Saved;
import io.turnpike.billing.Usd;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/limits}: how much may be asked in a time, or at once. */
@RestController
@RequestMapping("/api/v1/limits")
class LimitController implements DraftTaker {

  private final UsageLimits limits;

  LimitController(UsageLimits limits) {
    this.limits = limits;
  }

  @GetMapping
  Mono<Page<View>> list(@AuthenticationPrincipal Actor actor) {
    return limits.list(actor.organizationId()).map(View::of).collectList().map(Page::whole);
  }

  @GetMapping("/{id}")
  Mono<View> find(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return limits
        .find(actor.organizationId(), id)
        .map(View::of)
        .switchIfEmpty(Mono.error(() -> new NotFound("limit", id)));
  }

  @PutMapping("/{id}")
  Mono<ResponseEntity<View>> put(
      @AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody LimitForm form) {
    return limits.put(actor, id, form.draft()).map(LimitController::answer);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return limits.delete(actor, id);
  }

  @Override
  public Subject subject() {
    return Subject.LIMIT;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return limits.find(actor.organizationId(), name).hasElement();
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, LimitForm.class))
        .flatMap(form -> put(actor, name, form))
        .thenReturn(Optional.empty());
  }

  private static ResponseEntity<View> answer(Saved saved) {
    return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(View.of(saved.limit()));
  }

  /** Of the measures there is one. */
  record View(
      String id,
      Map<String, Object> scope,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long requests,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long tokens,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String costUsd,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long concurrency,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String per,
      Instant createdAt) {

    static View of(Limit limit) {
      Per per = limit.per();
      return new View(
          limit.id(),
          ScopeView.ofLimit(limit.scope()),
          amount(limit, Measure.REQUESTS),
          amount(limit, Measure.TOKENS),
          limit.measure() == Measure.COST ? Usd.text(limit.amount()) : null,
          amount(limit, Measure.CONCURRENCY),
          per == null ? null : Fields.word(per),
          limit.createdAt());
    }

    private static @Nullable Long amount(Limit limit, Measure measure) {
      return limit.measure() == measure ? limit.amount() : null;
    }
  }
}
