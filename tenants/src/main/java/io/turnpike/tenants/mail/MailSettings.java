package io.turnpike.tenants.mail;

import io.turnpike.infra.crypto.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people are written to.
 *
 * @param url {@code smtp://user:pass@host:port} or {@code smtps://…}; absent: nobody is
 * @param from the sender, such as {@code Turnpike <turnpike@example.com>}; required with a url
 */
@ConfigurationProperties("turnpike.mail")
record MailSettings(@Nullable Secret url, @Nullable String from) {

  /** An empty variable means the same as none: compose files cannot unset one. */
  MailSettings {
    url = url == null || url.reveal().isBlank() ? null : url;
    from = from == null || from.isBlank() ? null : from.strip();
  }
}
