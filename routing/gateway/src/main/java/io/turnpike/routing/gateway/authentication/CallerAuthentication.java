package io.turnpike.routing.gateway.authentication;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Rejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Recognises the caller by the gateway key, or says exactly what is wrong with the key. */
@Component
public class CallerAuthentication {

  private static final String PLACES =
      "It begins with \"tp_\" and is sent as \"Authorization: Bearer tp_…\", or in"
          + " \"x-turnpike-api-key\", \"x-portkey-api-key\", \"x-api-key\", \"api-key\" or"
          + " \"x-goog-api-key\".";

  private final GatewayKeys keys;

  CallerAuthentication(GatewayKeys keys) {
    this.keys = keys;
  }

  /** Fails with {@link GatewayFailure} 401. A key that is known all the same is in the draft. */
  public Mono<Caller> authenticate(@Nullable String key, UsageDraft draft) {
    return keys.authenticate(key).map(verdict -> caller(verdict, key, draft));
  }

  private static Caller caller(KeyVerdict verdict, @Nullable String key, UsageDraft draft) {
    return switch (verdict) {
      case Accepted(Caller caller) -> noted(caller, draft);
      case Rejected rejected -> throw refusal(rejected, key, draft);
    };
  }

  private static Caller noted(Caller caller, UsageDraft draft) {
    draft.caller(caller);
    return caller;
  }

  private static GatewayFailure refusal(Rejected rejected, @Nullable String key, UsageDraft draft) {
    Caller known = rejected.caller();
    if (known != null) {
      draft.caller(known);
    }
    return GatewayFailure.of(401, "invalid_api_key", sentence(rejected.reason(), key));
  }

  private static String sentence(KeyVerdict.Reason reason, @Nullable String key) {
    return switch (reason) {
      case MISSING -> "No gateway key was sent. " + PLACES;
      case MALFORMED -> malformed(key == null ? "" : key);
      case UNKNOWN ->
          "This gateway key is not known here. Check that it belongs to this installation.";
      case REVOKED -> "This gateway key has been revoked. Use another one or create a new one.";
      case EXPIRED -> "This gateway key has expired. Use another one or create a new one.";
    };
  }

  private static String malformed(String key) {
    if (key.startsWith("tpa_")) {
      return "This is a management key, for \"/api\"; models are called with a gateway key. "
          + PLACES;
    }
    return key.strip().startsWith("tp_")
        ? "This is no whole gateway key: it may have been cut off, or have spaces around it. Copy it"
            + " whole."
        : "This is no gateway key, and none was sent elsewhere. " + PLACES;
  }
}
