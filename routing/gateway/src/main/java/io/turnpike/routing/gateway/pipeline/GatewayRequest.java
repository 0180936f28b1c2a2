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
 * @param alias the name it asked by, in whose place its model stands now; null when it asked by
 *     none, or names further models itself, which a key's leave for the alias is not for
 */
record GatewayRequest(
    Caller caller,
    CallOptions options,
    RequestScan body,
    Preferences preferences,
    UsageDraft draft,
    ClientRequest client,
    Operation operation,
    @Nullable String pinned,
    @Nullable String alias) {

  /** One as it came. */
  GatewayRequest(
      Caller caller,
      CallOptions options,
      RequestScan body,
      Preferences preferences,
      UsageDraft draft,
      ClientRequest client) {
    this(caller, options, body, preferences, draft, client, client.operation(), null, null);
  }

  /** The same going on from an answer that a connection's provider knows under this id. */
  GatewayRequest continuing(String connection, String id) {
    return new GatewayRequest(
        caller,
        options,
        body.continuing(id),
        preferences,
        draft,
        client,
        operation,
        connection,
        alias);
  }

  /**
   * The same about an answer that a connection's provider keeps.
   *
   * @param stored what that provider is asked for
   */
  GatewayRequest about(String connection, Operation stored) {
    return new GatewayRequest(
        caller,
        options.at(connection),
        body,
        preferences,
        draft,
        client,
        stored,
        connection,
        alias);
  }

  /** The same with its body read otherwise. */
  GatewayRequest with(RequestScan other) {
    return new GatewayRequest(
        caller, options, other, preferences, draft, client, operation, pinned, alias);
  }

  /** The same with other preferences. */
  GatewayRequest preferring(Preferences other) {
    return new GatewayRequest(
        caller, options, body, other, draft, client, operation, pinned, alias);
  }

  /** The same having asked by an alias, and by nothing else. */
  GatewayRequest called(String name) {
    return new GatewayRequest(
        caller, options, body, preferences, draft, client, operation, pinned, name);
  }
}
