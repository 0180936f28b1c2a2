package io.turnpike.tenants.accounts;

import static io.turnpike.tenants.store.Values.the;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.organizations.OrganizationRow;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The statements on people and their memberships. */
final class UserTable {

  private static final String INSERT =
      """
      insert into app_user (id, email, password_hash, created_at)
      values (:id, :email, :hash, now())
      on conflict (email) do nothing returning id
      """;

  private static final String JOIN =
      """
      insert into member (organization_id, user_id, role, created_at)
      values (:organization, :user, :role, now())
      """;

  private static final String BY_EMAIL =
      "select id, email, password_hash from app_user where email = :email";

  private static final String FIRST_MEMBERSHIP =
      "select m.role,"
          + OrganizationRow.COLUMNS
          + "from member m join organization o on o.id = m.organization_id"
          + " where m.user_id = :user order by m.created_at, m.organization_id limit 1";

  /** Stands for an e-mail nobody has. */
  static final Known NOBODY = new Known(new UserId(new UUID(0, 0)), "", "");

  private UserTable() {}

  /** Empty when the e-mail is taken; waits for a sign-up with the same one to succeed or fail. */
  static Mono<UserId> insert(DatabaseClient db, String email, String hash) {
    return db.sql(INSERT)
        .bind("id", TimeOrderedId.next())
        .bind("email", email)
        .bind("hash", hash)
        .map(row -> new UserId(the(row, "id", UUID.class)))
        .one();
  }

  static Mono<Void> join(DatabaseClient db, OrganizationId organization, UserId user, Role role) {
    return db.sql(JOIN)
        .bind("organization", organization.value())
        .bind("user", user.value())
        .bind("role", role.name())
        .then();
  }

  static Mono<Known> byEmail(DatabaseClient db, String email) {
    return db.sql(BY_EMAIL)
        .bind("email", email)
        .map(
            row ->
                new Known(
                    new UserId(the(row, "id", UUID.class)),
                    the(row, "email", String.class),
                    the(row, "password_hash", String.class)))
        .one();
  }

  /** Who someone acts as after logging in: a member of the organization joined first. */
  static Mono<Actor> actor(DatabaseClient db, Known user) {
    return db.sql(FIRST_MEMBERSHIP)
        .bind("user", user.id().value())
        .map(
            row ->
                new Actor(
                    OrganizationRow.read(row),
                    user.id(),
                    Role.valueOf(the(row, "role", String.class)),
                    user.email()))
        .one();
  }

  record Known(UserId id, String email, String passwordHash) {

    @Override
    public String toString() {
      return "Known[" + id + "]";
    }
  }
}
