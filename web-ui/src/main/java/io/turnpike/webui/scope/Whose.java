package io.turnpike.webui.scope;

import org.jspecify.annotations.Nullable;

/**
 * A scope in words.
 *
 * @param text for example {@code Team Search}
 * @param gone what it names and is there no more; null when all of it is
 */
public record Whose(String text, @Nullable String gone) {}
