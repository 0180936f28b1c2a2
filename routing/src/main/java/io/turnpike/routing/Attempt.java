package io.turnpike.routing;

import org.jspecify.annotations.Nullable;

/**
 * One try at one target. Times are microseconds after the request began; -1 where the attempt did
 * not get so far.
 *
 * @param number from 1
 * @param connection name of the provider connection
 * @param model as sent to the provider
 * @param status of the provider's answer; 0 when there was none
 * @param failure null when the attempt served the request
 * @param detail a sentence for people about the failure, scrubbed of secrets; null without one
 */
public record Attempt(
    int number,
    String connection,
    String model,
    long startMicros,
    long connectedMicros,
    long headersMicros,
    long firstTokenMicros,
    long endMicros,
    int status,
    @Nullable FailureClass failure,
    @Nullable String detail) {}
