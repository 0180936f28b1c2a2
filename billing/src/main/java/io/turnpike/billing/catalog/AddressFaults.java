package io.turnpike.billing.catalog;

import io.netty.channel.ConnectTimeoutException;
import io.turnpike.infra.http.EgressRefused;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why an address brought no document, in words for the operator. */
final class AddressFaults {

  private AddressFaults() {}

  static String of(Throwable error) {
    return switch (error) {
      case AddressSource.TooLarge large -> String.valueOf(large.getMessage());
      case EgressRefused refused -> String.valueOf(refused.getMessage());
      case TimeoutException _ -> "The address did not answer in time.";
      case UnknownHostException _ -> "The host name of the address is not known.";
      case ConnectTimeoutException _ -> "There was no connection to the address in time.";
      case ConnectException _ -> "The connection to the address was refused.";
      case SSLException _ -> "There was no trusted TLS connection to the address.";
      default -> "The connection to the address broke, or the answer was no HTTP.";
    };
  }

  static String ofStatus(int status) {
    return status / 100 == 3
        ? "The address answered %d; redirects are not followed: name the address it leads to."
            .formatted(status)
        : "The address answered %d instead of 200.".formatted(status);
  }
}
