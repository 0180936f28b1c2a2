package io.turnpike.webui.fake;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.Usd;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeUsageLimits implements UsageLimits {

  private final Map<OrganizationId, Map<String, Limit>> limits = new ConcurrentHashMap<>();

  @Override
  public Flux<Limit> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<Limit> find(OrganizationId organization, String id) {
    return Mono.justOrEmpty(of(organization).get(id));
  }

  @Override
  public Mono<Saved> put(Actor actor, String id, Draft draft) {
    if ("0".equals(draft.concurrency())) {
      return Mono.error(InvalidInput.at("/concurrency", "Write a whole number from 1."));
    }
    Limit limit = limit(id, draft);
    boolean created = of(actor.organizationId()).put(id, limit) == null;
    return Mono.just(new Saved(limit, created));
  }

  @Override
  public Mono<Void> check(Actor actor, Draft draft) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> delete(Actor actor, String id) {
    return of(actor.organizationId()).remove(id) == null
        ? Mono.error(new NotFound("limit", id))
        : Mono.empty();
  }

  private static Limit limit(String id, Draft draft) {
    Measure measure = measure(draft);
    return new Limit(
        id,
        UUID.randomUUID(),
        FakeScopes.of(draft.scope().getFirst()),
        measure,
        amount(measure, draft),
        draft.per() == null ? null : Per.valueOf(draft.per().toUpperCase(Locale.ROOT)),
        Instant.now());
  }

  private static Measure measure(Draft draft) {
    if (draft.requests() != null) {
      return Measure.REQUESTS;
    }
    if (draft.tokens() != null) {
      return Measure.TOKENS;
    }
    return draft.costUsd() != null ? Measure.COST : Measure.CONCURRENCY;
  }

  private static long amount(Measure measure, Draft draft) {
    return switch (measure) {
      case REQUESTS -> Long.parseLong(draft.requests());
      case TOKENS -> Long.parseLong(draft.tokens());
      case COST -> Usd.nano(new BigDecimal(draft.costUsd()));
      case CONCURRENCY -> Long.parseLong(draft.concurrency());
    };
  }

  private Map<String, Limit> of(OrganizationId organization) {
    return limits.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
