package io.turnpike.infra.http;

import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The one client that leaves the house. Resolves a name once and connects to that very address,
 * after the guard has looked at it; never follows redirects; pools per host with a bounded, short
 * wait for a connection.
 */
public interface OutboundHttp {

  /**
   * A client for scheme, host and port of {@code base} (relative URIs begin at its root); cheap to
   * call per request (cached by host and timeout). The timeout is rounded up to the next of a few
   * steps from 100 ms to 30 s. Throws {@link IllegalArgumentException} for anything but http or
   * https with a host and without a user.
   *
   * <p>Connecting to an address the guard refuses fails with {@link EgressRefused}.
   */
  HttpClient client(URI base, Duration connectTimeout);

  /**
   * Resolves the host and asks the guard, for checking an address before it is saved. Completes
   * empty, or fails with {@link EgressRefused} or {@link java.net.UnknownHostException}. No promise
   * for later: each connection is judged anew.
   */
  Mono<Void> permitted(URI base);
}
