package io.turnpike.routing.config.store;

import io.turnpike.routing.config.language.Names;
import io.turnpike.tenants.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Which plan a request asks for. Written {@code organization/name}, with {@code @version} behind it
 * where it is not the current one.
 *
 * @param version 0 for the current one
 */
record ConfigKey(OrganizationId organization, String name, int version) {

  private static final int MOST_DIGITS = 9;

  /** Null when the reference, {@code name} or {@code name@version}, cannot be one. */
  static @Nullable ConfigKey of(OrganizationId organization, String reference) {
    int at = reference.indexOf('@');
    String name = at < 0 ? reference : reference.substring(0, at);
    int version = at < 0 ? 0 : version(reference.substring(at + 1));
    boolean legal = (at < 0 || version > 0) && Names.legal(name);
    return legal ? new ConfigKey(organization, name, version) : null;
  }

  ConfigKey current() {
    return new ConfigKey(organization, name, 0);
  }

  @Override
  public String toString() {
    return organization + "/" + name + (version > 0 ? "@" + version : "");
  }

  private static int version(String digits) {
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Integer.parseInt(digits) : 0;
  }
}
