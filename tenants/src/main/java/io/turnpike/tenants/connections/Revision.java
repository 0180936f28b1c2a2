package io.turnpike.tenants.connections;

import java.util.UUID;

/**
 * One state of one connection. Told apart by the row's id as well: a name deleted and used again
 * begins at 1 again.
 */
record Revision(UUID id, int number) {

  @Override
  public String toString() {
    return id + ":" + number;
  }
}
