package io.turnpike.billing.testing;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.audit.AuditTrail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A tenant whose organization is really there, long since. */
public record Founded(Tenant tenant, Organization organization) {

  private static final Random RANDOM = new Random();

  public static Founded in(Stores stores, ZoneId zone) {
    Tenant tenant = Tenant.create();
    String slug = "org-" + tenant.organization().value().toString().substring(24);
    Instant created = Instant.parse("2020-01-01T00:00:00Z");
    stores.sql(
        """
        insert into organization (id, slug, name, zone, created_at)
        values ('%s', '%s', 'Größe & Söhne', '%s', '%s')"""
            .formatted(tenant.organization(), slug, zone, created));
    return new Founded(
        tenant, new Organization(tenant.organization(), slug, "Größe & Söhne", zone, created));
  }

  /** This one alone. */
  public Organizations organizations() {
    return new Organizations() {
      @Override
      public Mono<Organization> change(Actor actor, Change change) {
        return Mono.error(new UnsupportedOperationException());
      }

      @Override
      public Flux<Organization> all(Collection<OrganizationId> ids) {
        return Flux.just(organization).filter(it -> ids.contains(it.id()));
      }
    };
  }

  public Actor actor(Role role) {
    return new Actor(organization, null, role, role.name());
  }

  /** One that costs 450,000 nano-USD at {@code acme}. */
  public UsageEvent at(Instant time) {
    return at(tenant, time);
  }

  public static UsageEvent at(Tenant tenant, Instant time) {
    UUID id = new UUID(time.toEpochMilli() << 16 | 0x7000L, RANDOM.nextLong() >>> 2 | 1L << 63);
    return Events.succeeded(tenant, id, time);
  }

  /** The real one. */
  public static AuditTrail auditTrail(Database database) {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(Database.class, () -> database);
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
      context.scan("io.turnpike.tenants.audit");
      context.refresh();
      return context.getBean(AuditTrail.class);
    }
  }
}
