package io.turnpike.infra.shutdown;

/**
 * Application event: the process was told a second time to stop. Whoever waits for something to end
 * by itself waits no longer. Published at most once, on a thread of the JVM's own.
 */
public record ShutdownUrged() {}
