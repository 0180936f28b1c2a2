package io.turnpike.infra.settings;

/**
 * Where one store is.
 *
 * @param text for people, without user and password
 * @param embedded whether this process runs the server itself
 */
public record StoreAddress(String text, boolean embedded) {}
