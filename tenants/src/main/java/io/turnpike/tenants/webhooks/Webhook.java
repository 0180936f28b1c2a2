package io.turnpike.tenants.webhooks;

import io.turnpike.tenants.EventType;
import io.turnpike.tenants.WebhookId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of what happens in an organization.
 *
 * @param url of http only where the host is a private one
 * @param events words of {@link EventType}s; at least one
 * @param fault why it was switched off without anybody doing so; null otherwise
 */
public record Webhook(
    WebhookId id,
    String url,
    Set<String> events,
    boolean enabled,
    @Nullable String fault,
    Instant createdAt) {}
