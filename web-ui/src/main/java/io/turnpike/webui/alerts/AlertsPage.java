package io.turnpike.webui.alerts;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.EventType;
import io.turnpike.webui.view.Form;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of alerts shows.
 *
 * @param more whether there were more alerts than are shown
 * @param webhooks empty for who may not see them
 * @param events that webhooks can ask for
 * @param mails whether people are written to
 * @param secret of a new webhook, this once; null otherwise
 */
public record AlertsPage(
    List<AlertRow> alerts,
    boolean more,
    List<WebhookRow> webhooks,
    List<EventType> events,
    boolean mails,
    Form form,
    @Nullable String secret) {

  static final String SECRET = "webhook";

  static @Nullable String revealed(Map<String, Secret> issued) {
    Secret secret = issued.get(SECRET);
    return secret == null ? null : secret.reveal();
  }

  /** Of an empty form all are. */
  public boolean checked(EventType event) {
    List<String> submitted = form.submitted().words("events");
    return !form.isRefused() || submitted.contains(event.word());
  }
}
