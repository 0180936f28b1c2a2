package io.turnpike.routing.gateway.guard.outside;

import io.netty.channel.ConnectTimeoutException;
import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.dialects.GatewayFailure;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why nobody outside could say. No sentence repeats an address: it may hold a token. */
final class OutsideFaults {

  private OutsideFaults() {}

  /** A fault with a sentence of ours. */
  static final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unanswered(String sentence) {
      super(sentence, null, false, false);
    }
  }

  static String sentence(Throwable error) {
    return switch (error) {
      case Unanswered ours -> String.valueOf(ours.getMessage());
      case GatewayFailure refused -> refused.sentence();
      case TimeoutException _ -> "There was no verdict in time.";
      case EgressRefused refused -> String.valueOf(refused.getMessage());
      case UnknownHostException _ -> "The name of the server that is asked is not known.";
      case ConnectTimeoutException _, ConnectException _ ->
          "There was no connection to the server that is asked.";
      case SSLException _ -> "There was no trusted TLS connection to the server that is asked.";
      default -> "The connection broke, or the verdict was none.";
    };
  }
}
