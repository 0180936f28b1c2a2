package io.turnpike.routing.config.store;

import io.turnpike.tenants.OrganizationId;

/**
 * What nodes tell each other: this config has another current version. Announced as {@code
 * organization/name@version}.
 *
 * @param version 0 when the config was deleted
 */
record ConfigChange(OrganizationId organization, String name, int version) {

  static final String TOPIC = "configs";

  static ConfigChange parse(String announced) {
    int slash = announced.indexOf('/');
    int at = announced.lastIndexOf('@');
    return new ConfigChange(
        OrganizationId.of(announced.substring(0, slash)),
        announced.substring(slash + 1, at),
        Integer.parseInt(announced.substring(at + 1)));
  }

  @Override
  public String toString() {
    return organization + "/" + name + "@" + version;
  }
}
