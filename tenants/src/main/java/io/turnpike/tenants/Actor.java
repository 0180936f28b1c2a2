package io.turnpike.tenants;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who performs a management action: a person in the console or a management key. First argument of
 * every change, so that nothing is changed without an organization and a name for the audit log.
 *
 * @param user null for a management key
 * @param label e-mail of the person, or the key's name
 * @param ownZone in which the person wants to read times; null for the organization's
 */
public record Actor(
    Organization organization,
    @Nullable UserId user,
    Role role,
    String label,
    @Nullable ZoneId ownZone) {

  /** One who reads times in the organization's zone. */
  public Actor(Organization organization, @Nullable UserId user, Role role, String label) {
    this(organization, user, role, label, null);
  }

  public OrganizationId organizationId() {
    return organization.id();
  }

  /** The one zone of all that is shown to this person. */
  public ZoneId zone() {
    return ownZone == null ? organization.zone() : ownZone;
  }
}
