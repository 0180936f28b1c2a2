package io.turnpike.webui.quickstart;

import org.jspecify.annotations.Nullable;

/**
 * How one client is set to the gateway, ready to paste.
 *
 * @param group what stands above it and others of its kind
 * @param note what is to be said beside it; null for nothing
 */
public record ClientSnippet(
    String id, String group, String title, String code, @Nullable String note) {}
