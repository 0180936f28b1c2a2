package io.turnpike.tenants.accounts;

import io.turnpike.tenants.UserId;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A person who can log in. */
@Table("app_user")
record User(UserId id, String email, String passwordHash, @Nullable ZoneId zone) {

  /** Stands for an e-mail nobody has. */
  static final User NOBODY = new User(new UserId(new UUID(0, 0)), "", "", null);

  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
