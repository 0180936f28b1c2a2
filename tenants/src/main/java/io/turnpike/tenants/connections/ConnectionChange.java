package io.turnpike.tenants.connections;

/**
 * What nodes tell each other: a connection is now in this revision, so that a node which has read
 * it already need not read again. Written {@code organization/name@revision}.
 *
 * @param revision empty when the connection was deleted
 */
record ConnectionChange(ConnectionKey key, String revision) {

  static ConnectionChange parse(String text) {
    int at = text.indexOf('@');
    return new ConnectionChange(ConnectionKey.parse(text.substring(0, at)), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return key + "@" + revision;
  }
}
