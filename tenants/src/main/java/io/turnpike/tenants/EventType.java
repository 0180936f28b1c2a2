package io.turnpike.tenants;

/**
 * A kind of event that webhooks can ask for: a bean of whichever module publishes it.
 *
 * @param word as it is sent and asked for, for example {@code budget.alert}
 * @param title for people: when it is sent
 */
public record EventType(String word, String title) {}
