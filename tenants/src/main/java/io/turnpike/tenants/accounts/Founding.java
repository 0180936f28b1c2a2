package io.turnpike.tenants.accounts;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Slug;
import io.turnpike.tenants.keys.KeyIssue;
import io.turnpike.tenants.organizations.OrganizationRepository;
import io.turnpike.tenants.sessions.Sessions;
import io.turnpike.tenants.teams.TeamRepository;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Everything a new organization begins with, in one transaction that the caller has opened. */
@Component
final class Founding {

  private final SecureRandom random = new SecureRandom();
  private final UserRepository users;
  private final MembershipRepository memberships;
  private final OrganizationRepository organizations;
  private final TeamRepository teams;
  private final AuditTrail audit;
  private final KeyIssue keys;
  private final Sessions sessions;

  Founding(
      UserRepository users,
      MembershipRepository memberships,
      OrganizationRepository organizations,
      TeamRepository teams,
      AuditTrail audit,
      KeyIssue keys,
      Sessions sessions) {
    this.users = users;
    this.memberships = memberships;
    this.organizations = organizations;
    this.teams = teams;
    this.audit = audit;
    this.keys = keys;
    this.sessions = sessions;
  }

  /**
   * @param address of the client, which is logged in with it
   */
  Mono<SignedUp> found(
      DatabaseClient db, Applicant applicant, String passwordHash, String address) {
    return users
        .create(applicant.email(), passwordHash)
        .switchIfEmpty(Mono.error(Founding::notCompleted))
        .flatMap(user -> owner(applicant, user.id()))
        .delayUntil(owner -> record(db, owner))
        .flatMap(owner -> equip(db, owner, address));
  }

  private Mono<Actor> owner(Applicant applicant, UserId user) {
    return organization(applicant.organization())
        .map(it -> new Actor(it, user, Role.OWNER, applicant.email()))
        .delayUntil(owner -> memberships.join(owner.organizationId(), user, Role.OWNER));
  }

  private Mono<Organization> organization(String name) {
    String slug = Slug.of(name);
    return organizations
        .create(slug, name)
        .switchIfEmpty(Mono.defer(() -> organizations.create(slug + "-" + suffix(), name)))
        .switchIfEmpty(Mono.error(() -> new Unavailable("Please try to sign up again.")));
  }

  private Mono<SignedUp> equip(DatabaseClient db, Actor owner, String address) {
    return teams
        .create(owner.organizationId(), Team.DEFAULT, "Default")
        .flatMap(team -> keys.firstGatewayKey(db, owner, team, "First key"))
        .zipWhen(_ -> keys.managementKey(db, owner, "First management key", Role.OWNER, null))
        .zipWhen(
            _ -> sessions.open(owner, address),
            (issued, session) ->
                new SignedUp(owner.organization(), issued.getT1(), issued.getT2(), session));
  }

  private Mono<Void> record(DatabaseClient db, Actor owner) {
    Organization organization = owner.organization();
    return audit.record(
        db,
        owner,
        "organization.create",
        organization.slug(),
        Map.of("name", organization.name(), "owner", owner.label()));
  }

  private String suffix() {
    return Long.toString(random.nextLong(60_466_176L, 2_176_782_336L), 36);
  }

  /** Says nothing about whether there is an account; one who has it knows what to do. */
  static Conflict notCompleted() {
    return new Conflict(
        "signup_not_completed",
        "This sign-up could not be completed. If you already have an account, log in.");
  }
}
