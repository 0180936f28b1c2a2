package io.turnpike.tenants;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tenants themselves. They come into being by {@link Accounts#signUp}. */
public interface Organizations {

  /** Topic of announcements that carry the id of an organization that was changed. */
  String CHANGES = "organizations";

  /**
   * Changes the actor's organization, all or nothing, and answers it as it then is. Refused with
   * {@link io.turnpike.infra.refusal.InvalidInput} (pointers {@code /name}, {@code /time_zone},
   * {@code /log_retention_days}, {@code /unpriced}) or Forbidden. Whoever is logged in meets the
   * change within a second, on every node, and so do requests with its keys.
   */
  Mono<Organization> change(Actor actor, Change change);

  /** Those with these ids, for what the product does by itself. */
  Flux<Organization> all(Collection<OrganizationId> ids);

  /**
   * What is to be different. The slug stays: addresses and saved links use it.
   *
   * @param name 1 to 80 characters; null to keep the name
   * @param timeZone id of the zone whose midnights begin its days, for example {@code
   *     Europe/Berlin}: those of spend in the past too, which is stored by quarter hours; null to
   *     keep the zone
   * @param logRetentionDays 1 to 3650; null to keep it. Fewer days hide what is older at once and
   *     have it deleted
   * @param unpriced word of an {@link Unpriced}; null to keep what is
   */
  record Change(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable Integer logRetentionDays,
      @Nullable String unpriced) {

    /** Of what people see. */
    public Change(@Nullable String name, @Nullable String timeZone) {
      this(name, timeZone, null, null);
    }
  }
}
