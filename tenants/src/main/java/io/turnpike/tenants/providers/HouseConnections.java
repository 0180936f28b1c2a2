package io.turnpike.tenants.providers;

import java.util.List;

/**
 * The operator's own connections, offered to all organizations and paid from their credits; none
 * unless the operator names a file of them. They are built in as far as organizations are
 * concerned.
 */
public interface HouseConnections {

  /** How their names begin. No organization can give its own connections such a name. */
  String PREFIX = "house.";

  /** In the order of the file. */
  List<String> names();

  /**
   * Whether it is one, as rows name where a call went. With a host that a request chose itself it
   * is the caller's business.
   */
  static boolean isHouse(String connection) {
    return connection.startsWith(PREFIX) && connection.indexOf('@') < 0;
  }
}
