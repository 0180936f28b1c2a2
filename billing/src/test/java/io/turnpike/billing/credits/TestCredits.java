package io.turnpike.billing.credits;

import io.turnpike.billing.Credits;
import io.turnpike.infra.postgres.Database;
import reactor.core.publisher.Mono;

/** Credits without the product around them. */
public final class TestCredits {

  private TestCredits() {}

  public static Credits on(Database database) {
    return new PostgresCredits(database, _ -> Mono.empty());
  }
}
