package io.turnpike.tenants.outbox;

import io.turnpike.tenants.WebhookId;

/** What is delivered, and where to. */
public sealed interface Load {

  /**
   * @param enabled whether the webhook is switched on
   * @param body JSON, the same in every try
   */
  record Call(WebhookId webhook, String url, byte[] sealedSecret, boolean enabled, String body)
      implements Load {}

  /**
   * @param to an e-mail address
   * @param about the organization's name
   */
  record Letter(String to, String subject, String text, String about) implements Load {}
}
