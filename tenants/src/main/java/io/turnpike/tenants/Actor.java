package io.turnpike.tenants;

import org.jspecify.annotations.Nullable;

/**
 * Who performs a management action: a person in the console or a management key. First argument of
 * every change, so that nothing is changed without an organization and a name for the audit log.
 *
 * @param user null for a management key
 * @param label e-mail of the person, or the key's name
 */
public record Actor(Organization organization, @Nullable UserId user, Role role, String label) {

  public OrganizationId organizationId() {
    return organization.id();
  }
}
