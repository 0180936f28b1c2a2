package io.turnpike.routing.gateway.attempt.wire;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What went wrong on the way to a provider and back, below HTTP. */
public final class TransportFailures {

  public static final String RESET = "upstream_reset";
  public static final String INVALID_HTTP = "upstream_invalid_http";

  /** This gateway's own limit of connections to one host. */
  public static final String POOL_EXHAUSTED = "upstream_pool_exhausted";

  private TransportFailures() {}

  /** Null when it is none: a mistake of ours. */
  public static @Nullable AttemptFailed of(Throwable error) {
    return switch (error) {
      case EgressRefused refused ->
          connection(
              "upstream_address_refused",
              "The provider's address may not be called from here: " + refused.getMessage());
      case UnknownHostException _ ->
          connection(
              "upstream_dns",
              "The provider's host name could not be resolved: the connection's base URL, or its"
                  + " region, may be wrong.");
      case ConnectTimeoutException _ ->
          connection(
              "upstream_connect_timeout", "The provider did not accept a connection in time.");
      case ConnectException _ ->
          connection("upstream_refused", "The provider refused the connection.");
      case SSLException _ ->
          connection("upstream_tls", "No secure connection to the provider could be made.");
      case PoolAcquirePendingLimitException _ -> busy();
      case PoolAcquireTimeoutException _ -> busy();
      case PrematureCloseException _ -> reset();
      case DecoderException decoder -> decoder(decoder);
      case IOException _ -> reset();
      case AbortedException _ -> reset();
      default -> null;
    };
  }

  private static AttemptFailed decoder(DecoderException error) {
    return error.getCause() instanceof SSLException tls && of(tls) instanceof AttemptFailed failure
        ? failure
        : new AttemptFailed(
            FailureClass.INVALID_RESPONSE,
            INVALID_HTTP,
            "The provider's answer is not valid HTTP.");
  }

  private static AttemptFailed reset() {
    return connection(RESET, "The provider closed the connection before it answered.");
  }

  private static AttemptFailed busy() {
    return new AttemptFailed(
        FailureClass.OVERLOADED,
        POOL_EXHAUSTED,
        "Too many calls to this provider are waiting for a connection.");
  }

  private static AttemptFailed connection(String code, String sentence) {
    return new AttemptFailed(FailureClass.CONNECTION, code, sentence);
  }
}
