package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.tenants.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A request that was read and understood, of a caller who is known.
 *
 * @param operation what its provider is asked for
 * @param pinned the only connection it can go to; null for any
 */
record GatewayRequest(
    Caller caller,
    CallOptions options,
    RequestScan body,
    Preferences preferences,
    UsageDraft draft,
    ClientRequest client,
    Operation operation,
    @Nullable String pinned) {

  /** The same going on from an answer that a connection's provider knows under this id. */
  GatewayRequest continuing(String connection, String id) {
    return new GatewayRequest(
        caller, options, body.continuing(id), preferences, draft, client, operation, connection);
  }

  /**
   * The same about an answer that a connection's provider keeps.
   *
   * @param stored what that provider is asked for
   */
  GatewayRequest about(String connection, Operation stored) {
    CallOptions there =
        new CallOptions(
            null,
            connection,
            options.customHost(),
            options.patience(),
            options.forwarded(),
            options.labels());
    return new GatewayRequest(caller, there, body, preferences, draft, client, stored, connection);
  }

  /** The same with its body read otherwise. */
  GatewayRequest with(RequestScan other) {
    return new GatewayRequest(
        caller, options, other, preferences, draft, client, operation, pinned);
  }
}
