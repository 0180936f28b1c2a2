package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers of which each purge takes three; a tag named {@code ghost} is refused. */
@Component
public class FakeKeptAnswers implements KeptAnswers {

  private final Map<OrganizationId, Stock> stocks = new ConcurrentHashMap<>();
  private final Map<OrganizationId, Purge> purges = new ConcurrentHashMap<>();
  private volatile boolean away;

  public void put(OrganizationId organization, Stock stock) {
    stocks.put(organization, stock);
  }

  /** Null when nothing was taken out. */
  public Purge last(OrganizationId organization) {
    return purges.get(organization);
  }

  public void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public Mono<Stock> stock(OrganizationId organization) {
    return away
        ? Mono.error(new Unavailable("Redis does not answer; try again shortly."))
        : Mono.just(stocks.getOrDefault(organization, new Stock(0, 0)));
  }

  @Override
  public Mono<Long> purge(Actor actor, Purge what) {
    return Mono.fromCallable(
        () -> {
          Permission.toChange(actor, "the cache");
          if (what.equals(new Purge.Tag("ghost"))) {
            throw InvalidInput.at("/tag", "There are no ghosts.");
          }
          purges.put(actor.organizationId(), what);
          return 3L;
        });
  }
}
