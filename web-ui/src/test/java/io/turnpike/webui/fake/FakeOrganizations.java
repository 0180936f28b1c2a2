package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Unpriced;
import java.time.ZoneId;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps nothing: organizations are those of the people in {@link FakeAccounts}. */
@Component
public class FakeOrganizations implements Organizations {

  private final FakeAccounts accounts;

  FakeOrganizations(FakeAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Mono<Organization> change(Actor actor, Change change) {
    return Mono.fromRunnable(() -> refuse(actor, change))
        .then(
            Mono.fromSupplier(
                () -> accounts.change(actor.organizationId(), it -> changed(it, change))));
  }

  @Override
  public Flux<Organization> all(Collection<OrganizationId> ids) {
    return Flux.error(new UnsupportedOperationException("The console asks for none."));
  }

  private static void refuse(Actor actor, Change change) {
    if (!actor.role().mayAdminister()) {
      throw new Forbidden("Only owners and admins may change the organization.");
    }
    if (!ZoneId.getAvailableZoneIds().contains(change.timeZone())) {
      throw InvalidInput.at("/time_zone", "This is not a time zone.");
    }
  }

  private static Organization changed(Organization it, Change change) {
    ZoneId zone = ZoneId.of(change.timeZone());
    Unpriced unpriced =
        change.unpriced() == null
            ? it.unpriced()
            : Unpriced.of(change.unpriced())
                .orElseThrow(() -> InvalidInput.at("/unpriced", "Choose one of the three."));
    return new Organization(
        it.id(),
        it.slug(),
        change.name(),
        zone,
        it.createdAt(),
        change.logRetentionDays() == null ? it.logRetentionDays() : change.logRetentionDays(),
        unpriced);
  }
}
