package io.turnpike.tenants.organizations;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Unpriced;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on organizations. */
public interface OrganizationRepository extends Repository<Organization, OrganizationId> {

  /** For the select list of a join, which is read as {@code @Embedded(prefix = "o_")}. */
  String JOINED =
      " o.id as o_id, o.slug as o_slug, o.name as o_name, o.zone as o_zone,"
          + " o.created_at as o_created_at, o.log_retention_days as o_log_retention_days,"
          + " o.unpriced as o_unpriced ";

  /** Empty when the slug is taken. */
  default Mono<Organization> create(String slug, String name) {
    return insert(new OrganizationId(TimeOrderedId.next()), slug, name);
  }

  @Query(
      """
      insert into organization (id, slug, name, zone, created_at)
      values (:id, :slug, :name, 'UTC', now())
      on conflict (slug) do nothing returning *
      """)
  Mono<Organization> insert(OrganizationId id, String slug, String name);

  @Query("select * from organization where id = any (:ids)")
  Flux<Organization> all(UUID[] ids);

  @Query("select * from organization where id = :organization for update")
  Mono<Organization> lock(OrganizationId organization);

  @Query(
      """
      update organization
      set name = :name, zone = :zone, log_retention_days = :logRetentionDays, unpriced = :unpriced
      where id = :organization returning *
      """)
  Mono<Organization> change(
      OrganizationId organization,
      String name,
      ZoneId zone,
      int logRetentionDays,
      Unpriced unpriced);

  /** Its living keys are new states: what is remembered of them elsewhere is out of date. */
  @Modifying
  @Query(
      """
      update gateway_key set changed_at = clock_timestamp()
      where organization_id = :organization and revoked_at is null
      """)
  Mono<Void> touchKeys(OrganizationId organization);
}
