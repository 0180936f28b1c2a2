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

  private final GatewayKeys keys;

  CallerAuthentication(GatewayKeys keys) {
    this.keys = keys;
  }

  /** Fails with {@link GatewayFailure} 401. A key that is known all the same is in the draft. */
  public Mono<Caller> authenticate(@Nullable String key, UsageDraft draft) {
    return keys.authenticate(key).map(verdict -> caller(verdict, draft));
  }

  private static Caller caller(KeyVerdict verdict, UsageDraft draft) {
    return switch (verdict) {
      case Accepted(Caller caller) -> noted(caller, draft);
      case Rejected rejected -> throw refusal(rejected, draft);
    };
  }

  private static Caller noted(Caller caller, UsageDraft draft) {
    draft.caller(caller);
    return caller;
  }

  private static GatewayFailure refusal(Rejected rejected, UsageDraft draft) {
    Caller known = rejected.caller();
    if (known != null) {
      draft.caller(known);
    }
    return GatewayFailure.of(401, "invalid_api_key", sentence(rejected.reason()));
  }

  private static String sentence(KeyVerdict.Reason reason) {
    return switch (reason) {
      case MISSING ->
          "No gateway key was sent. Send it as \"Authorization: Bearer tp_…\" or as \"x-api-key\".";
      case MALFORMED ->
          "This is no gateway key: it must begin with \"tp_\" and be copied whole, without spaces"
              + " before or after it. It may have been cut off.";
      case UNKNOWN ->
          "This gateway key is not known here. Check that it belongs to this installation.";
      case REVOKED -> "This gateway key has been revoked. Use another one or create a new one.";
      case EXPIRED -> "This gateway key has expired. Use another one or create a new one.";
    };
  }
}
