package io.turnpike.routing.cache;

import io.turnpike.tenants.OrganizationId;

/**
 * Of which request an answer is: two requests have the same key only if each may get the other's
 * answer.
 *
 * @param digest of everything else, the scope included; 64 hexadecimal digits
 */
public record EntryKey(OrganizationId organization, String digest) {

  /** What people call it in logs, headers and when they purge. */
  public String id() {
    return digest.substring(0, 16);
  }
}
