package io.turnpike.routing.guardrails;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody else is asked: the gateway carries it out. */
public sealed interface OutsideCheck extends Check {

  /** How long that may take; up to ten seconds. */
  Duration timeout();

  /** The tenant's provider connection that is asked; null where it is none. */
  default @Nullable String connection() {
    return null;
  }

  /**
   * A server of the tenant's. Asked in Portkey's shape, and answers in it: {@code verdict}, {@code
   * data}, {@code transformedData}.
   *
   * @param url http or https, without user info; whether it may be reached is asked at each call
   * @param headers to send, beside those of the request
   * @param secret with which calls are signed; null for none
   * @param forwarded names of the client's headers that it gets too, in lower case
   */
  record Webhook(
      URI url,
      Map<String, String> headers,
      Duration timeout,
      @Nullable String secret,
      List<String> forwarded)
      implements OutsideCheck {

    /** Secrets are in headers too. */
    @Override
    public String toString() {
      return "Webhook[" + url.getHost() + "]";
    }
  }

  /**
   * A provider's moderation endpoint.
   *
   * @param model null for the provider's usual one
   * @param categories that count; empty for all
   * @param threshold least score that counts, 0 to 1; null where the provider's own flags decide
   */
  record Moderation(
      String connection,
      @Nullable String model,
      Set<String> categories,
      @Nullable Double threshold,
      Duration timeout)
      implements OutsideCheck {}

  /**
   * A model that is asked whether the texts keep to a policy.
   *
   * @param policy in the tenant's words
   */
  record Judge(String connection, String model, String policy, Duration timeout)
      implements OutsideCheck {}
}
