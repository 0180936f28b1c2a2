package io.turnpike.tenants.connections;

import io.turnpike.tenants.OrganizationId;

/** Names one connection in the installation. Written {@code organization/name}. */
record ConnectionKey(OrganizationId organization, String name) {

  static ConnectionKey parse(String text) {
    int slash = text.indexOf('/');
    return new ConnectionKey(
        OrganizationId.of(text.substring(0, slash)), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return organization + "/" + name;
  }
}
