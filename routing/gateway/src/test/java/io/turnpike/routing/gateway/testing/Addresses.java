package io.turnpike.routing.gateway.testing;

import java.net.URI;

/** Where there is nobody. */
public final class Addresses {

  private Addresses() {}

  /** A name that the standard promises never to exist. */
  public static URI unresolvable() {
    return URI.create("http://no-such-host.invalid/v1");
  }
}
