package io.turnpike.tenants.accounts;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Mono;

/** The statements on people. */
interface UserRepository extends Repository<User, UserId> {

  /** Empty when the e-mail is taken; waits for a sign-up with the same one to succeed or fail. */
  default Mono<User> create(String email, String passwordHash) {
    return insert(new UserId(TimeOrderedId.next()), email, passwordHash);
  }

  @Query(
      """
      insert into app_user (id, email, password_hash, created_at)
      values (:id, :email, :passwordHash, now())
      on conflict (email) do nothing returning *
      """)
  Mono<User> insert(UserId id, String email, String passwordHash);

  Mono<User> findByEmail(String email);

  @Query("select * from app_user where id = :id")
  Mono<User> findById(UserId id);

  @Modifying
  @Query("update app_user set password_hash = :passwordHash where id = :id")
  Mono<Void> changePassword(UserId id, String passwordHash);

  @Modifying
  @Query("update app_user set zone = :zone where id = :id")
  Mono<Void> changeZone(UserId id, @Nullable String zone);
}
