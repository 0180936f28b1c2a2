package io.turnpike.tenants.organizations;

import static io.turnpike.tenants.store.Values.instant;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import java.time.ZoneId;
import java.util.UUID;

/** How an organization is read where it is joined in. */
public final class OrganizationRow {

  /** For a select list; expects the table as {@code o}. */
  public static final String COLUMNS =
      " o.id as o_id, o.slug as o_slug, o.name as o_name, o.zone as o_zone,"
          + " o.created_at as o_created_at ";

  private OrganizationRow() {}

  public static Organization read(Readable row) {
    return new Organization(
        new OrganizationId(the(row, "o_id", UUID.class)),
        the(row, "o_slug", String.class),
        the(row, "o_name", String.class),
        ZoneId.of(the(row, "o_zone", String.class)),
        instant(row, "o_created_at"));
  }
}
