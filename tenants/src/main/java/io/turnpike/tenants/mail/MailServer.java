package io.turnpike.tenants.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.tenants.input.HostKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are handed in.
 *
 * @param tls from the first byte, else after STARTTLS
 * @param user null for a server that asks for none
 */
record MailServer(boolean tls, String host, int port, @Nullable String user, Secret password) {

  private static final String EXPECTED =
      "TURNPIKE_MAIL_URL must look like smtp://user:password@mail.example.com:587, or smtps://…";
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "15000";
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;

  /** Refuses to start; the text itself is not repeated, since it holds a password. */
  static MailServer of(Secret text) {
    try {
      return of(new URI(text.reveal().strip()));
    } catch (URISyntaxException e) {
      throw new StartRefused(EXPECTED + ". Write special characters of a password as %XX.");
    }
  }

  private static MailServer of(URI url) {
    boolean tls = "smtps".equalsIgnoreCase(url.getScheme());
    if (!tls && !"smtp".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
      throw new StartRefused(EXPECTED + ".");
    }
    int port = url.getPort() < 0 ? (tls ? SUBMISSION_TLS : SUBMISSION) : url.getPort();
    String[] user =
        url.getRawUserInfo() == null ? new String[0] : url.getRawUserInfo().split(":", 2);
    return new MailServer(
        tls,
        url.getHost(),
        port,
        user.length == 0 ? null : decoded(user[0]),
        new Secret(user.length < 2 ? "" : decoded(user[1])));
  }

  /**
   * Each wait has an end. A password leaves this machine's own network encrypted or not at all;
   * where there is none, TLS is used if it is offered.
   */
  Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.auth", String.valueOf(user != null));
    properties.put("mail.smtp.ssl.enable", String.valueOf(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", String.valueOf(!tls));
    properties.put("mail.smtp.starttls.required", String.valueOf(!tls && mustEncrypt()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", ANSWER_MILLIS);
    properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    return properties;
  }

  private boolean mustEncrypt() {
    return user != null && !HostKind.looksPrivate(host.toLowerCase(java.util.Locale.ROOT));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
