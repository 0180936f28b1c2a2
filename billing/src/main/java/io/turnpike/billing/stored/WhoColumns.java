package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.util.UUID;

/** Whose request it was. */
final class WhoColumns {

  static final Columns<Who> ALL = new Columns<>();

  private static final Cell<UUID> ORGANIZATION =
      ALL.uuid("organization_id", who -> who.organization().value());
  private static final Cell<UUID> TEAM = ALL.uuid("team_id", who -> who.team().value());
  private static final Cell<String> TEAM_SLUG = ALL.text("team_slug", Limits.NAME, Who::teamSlug);
  private static final Cell<UUID> KEY = ALL.uuid("key_id", who -> who.key().value());
  private static final Cell<String> KEY_NAME = ALL.text("key_name", Limits.NAME, Who::keyName);

  private WhoColumns() {}

  static Who read(Readable row) {
    return new Who(
        new OrganizationId(ORGANIZATION.of(row)),
        new TeamId(TEAM.of(row)),
        TEAM_SLUG.of(row),
        new KeyId(KEY.of(row)),
        KEY_NAME.of(row));
  }
}
