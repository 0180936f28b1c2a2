package io.turnpike.infra.http;

import java.net.URI;
import java.time.Duration;
import reactor.netty.http.client.HttpClient;

/**
 * The one client that leaves the house. Resolves a name once and connects to that very address,
 * after the guard has looked at it; never follows redirects; pools per host with a bounded, short
 * wait for a connection.
 */
public interface OutboundHttp {

  /**
   * A client for the host of {@code base}; cheap to call per request (cached by host and timeout).
   * Connecting to an address the guard refuses fails with {@link EgressRefused}.
   */
  HttpClient client(URI base, Duration connectTimeout);
}
