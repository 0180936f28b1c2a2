package io.turnpike.routing.gateway.check;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;

/**
 * What a provider's refusal says of a connection.
 *
 * @param sentence without a full stop: what the provider says itself follows
 */
record Refusal(Fault fault, String code, String sentence) {

  static Refusal of(Heard heard, ProviderFailure refusal) {
    int status = heard.status();
    if (status >= 300 && status < 400) {
      return new Refusal(
          Fault.CONNECTION,
          "redirected",
          heard.asked().shown()
              + " leads on to another address, and redirects are not followed; enter that address"
              + " itself");
    }
    return switch (refusal.failure()) {
      case AUTH -> access(heard, refusal.scope());
      case QUOTA_EXHAUSTED ->
          new Refusal(
              Fault.ACCOUNT, "quota_exhausted", "The key is known, and its account has no credit");
      case RATE_LIMITED ->
          new Refusal(
              Fault.ACCOUNT,
              "rate_limited",
              "The key is known, and has made too many calls lately");
      case NOT_FOUND -> missing(heard);
      case OVERLOADED, SERVER_ERROR, TIMEOUT, CONNECTION -> unavailable(refusal);
      default ->
          new Refusal(
              Fault.CONNECTION, "refused", "The provider answers, and does not take the call");
    };
  }

  private static Refusal unavailable(ProviderFailure refusal) {
    return refusal.isOfClock()
        ? new Refusal(
            Fault.INSTALLATION,
            ProviderFailure.CLOCK_SKEW,
            "The provider does not take the time that this installation has")
        : new Refusal(
            Fault.PROVIDER, "provider_unavailable", "The provider has a fault of its own");
  }

  /** By whom it is about, since a wrong key is 403 as well with some. */
  private static Refusal access(Heard heard, FailureScope refused) {
    if (heard.asked().findings().credential() == null) {
      return new Refusal(
          Fault.CONNECTION, "key_missing", "The provider wants a key, and the connection has none");
    }
    return refused == FailureScope.CREDENTIAL
        ? new Refusal(Fault.CONNECTION, "key_refused", "The provider refuses the key")
        : new Refusal(
            Fault.CONNECTION,
            "key_forbidden",
            "The key may not do this: its rights, its region or its address list stand against it");
  }

  private static Refusal missing(Heard heard) {
    return switch (heard.asked().means()) {
      case ONE_TOKEN_CALL ->
          new Refusal(
              Fault.CONNECTION,
              "not_found",
              "The provider knows no model \""
                  + heard.asked().model()
                  + "\", or has no chat at that address");
      case MODELS, NOTHING ->
          new Refusal(Fault.CONNECTION, "not_found", FailureSentences.nothingThere(heard.asked()));
    };
  }
}
