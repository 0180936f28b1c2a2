package io.turnpike.tenants.accounts;

import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.organizations.OrganizationRepository;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Mono;

/** The statements on people's memberships of organizations. */
interface MembershipRepository extends Repository<Membership, UserId> {

  @Modifying
  @Query(
      """
      insert into member (organization_id, user_id, role, created_at)
      values (:organization, :user, :role, now())
      """)
  Mono<Void> join(OrganizationId organization, UserId user, Role role);

  /** In the organization joined first. */
  @Query(
      "select m.role,"
          + OrganizationRepository.JOINED
          + "from member m join organization o on o.id = m.organization_id"
          + " where m.user_id = :user order by m.created_at, m.organization_id limit 1")
  Mono<Membership> first(UserId user);
}
