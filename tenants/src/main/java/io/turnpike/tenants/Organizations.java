package io.turnpike.tenants;

import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** The tenants themselves. They come into being by {@link Accounts#signUp}. */
public interface Organizations {

  /** Empty when there is none of that id. Read from the store each time. */
  Mono<Organization> find(OrganizationId organization);

  /** The slug stays: addresses and saved links use it. */
  Mono<Organization> rename(Actor actor, String name);

  /** Moves where its days begin. What was counted under the old zone stays as it was counted. */
  Mono<Organization> changeZone(Actor actor, ZoneId zone);
}
