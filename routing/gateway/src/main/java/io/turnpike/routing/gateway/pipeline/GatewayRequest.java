package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.tenants.Caller;

/** A request that was read and understood, of a caller who is known. */
record GatewayRequest(
    Caller caller,
    CallOptions options,
    RequestScan body,
    Preferences preferences,
    UsageDraft draft,
    ClientRequest client) {}
