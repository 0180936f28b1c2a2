package io.turnpike.routing.pipeline;

import io.turnpike.routing.dialect.RequestScan;
import io.turnpike.routing.preference.Preferences;
import io.turnpike.routing.usage.UsageDraft;
import io.turnpike.tenants.Caller;

/** A request that was read and understood, of a caller who is known. */
record GatewayRequest(
    Caller caller,
    CallOptions options,
    RequestScan body,
    Preferences preferences,
    UsageDraft draft,
    ClientExchange client) {}
