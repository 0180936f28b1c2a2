package io.turnpike.routing.admission;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call that wants to be sent.
 *
 * @param id of its usage event
 * @param at when it began, which decides the period it belongs to
 * @param header value of a request header by its lower-case name; null without it
 * @param requestedModel as the client wrote it; empty when only the plan says
 * @param quotes one for each target the plan can end at
 * @param atOnce attempts that may run beside each other: 2 where one may be hedged, else 1
 * @param countedInput tokens of its input, counted and rounded up, in place of the quick bound in
 *     the quotes; asked only where that one does not fit. -1 where nothing can be counted
 * @param degraded whether it goes already by the config that a budget degrades to, so that budgets
 *     which degrade do not stand against it
 */
public record AdmissionRequest(
    UUID id,
    Instant at,
    Caller caller,
    CallLabels labels,
    UnaryOperator<@Nullable String> header,
    String requestedModel,
    List<Quote> quotes,
    int atOnce,
    LongSupplier countedInput,
    boolean degraded) {}
