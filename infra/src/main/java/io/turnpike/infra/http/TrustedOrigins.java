package io.turnpike.infra.http;

import java.net.URI;

/** Exact places this product itself listens on, reachable whatever the operator allows. */
public interface TrustedOrigins {

  /** Host and port of {@code origin}, and nothing else about it, are trusted from now on. */
  void trust(URI origin);
}
