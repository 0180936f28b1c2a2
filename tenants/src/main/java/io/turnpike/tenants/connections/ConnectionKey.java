package io.turnpike.tenants.connections;

import io.turnpike.tenants.OrganizationId;

/** Names one connection in the installation. Announced as {@code organization/name}. */
record ConnectionKey(OrganizationId organization, String name) {

  static ConnectionKey parse(String announced) {
    int slash = announced.indexOf('/');
    return new ConnectionKey(
        OrganizationId.of(announced.substring(0, slash)), announced.substring(slash + 1));
  }

  @Override
  public String toString() {
    return organization + "/" + name;
  }
}
