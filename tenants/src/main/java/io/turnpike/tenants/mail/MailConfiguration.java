package io.turnpike.tenants.mail;

import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.TurnpikeSettings;
import io.turnpike.tenants.outbox.Courier;
import io.turnpike.tenants.outbox.Load.Letter;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  Courier<Letter> post(MailSettings settings, TurnpikeSettings turnpike) {
    if (settings.url() == null) {
      return new Post(null, new InternetAddress(), "");
    }
    String footer = turnpike.publicUrl() == null ? "Turnpike" : turnpike.publicUrl() + "/alerts";
    return new Post(MailServer.of(settings.url()), sender(settings), footer);
  }

  private static InternetAddress sender(MailSettings settings) {
    try {
      return new InternetAddress(settings.from() == null ? "" : settings.from(), true);
    } catch (AddressException e) {
      throw new StartRefused(
          "TURNPIKE_MAIL_FROM must be an address, such as Turnpike <turnpike@example.com>, when"
              + " TURNPIKE_MAIL_URL is set.");
    }
  }
}
