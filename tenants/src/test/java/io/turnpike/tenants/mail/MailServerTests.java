package io.turnpike.tenants.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.settings.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTests {

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.com, false, 587",
    "smtp://mail.example.com:25, false, 25",
    "smtps://mail.example.com, true, 465",
    "SMTPS://mail.example.com:4465, true, 4465",
  })
  void readsSchemeAndPort(String url, boolean tls, int port) {
    MailServer server = MailServer.of(new Secret(url));
    assertThat(server.tls()).isEqualTo(tls);
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.user()).isNull();
  }

  @Test
  void readsUserAndPasswordWithWhatIsEscaped() {
    MailServer server =
        MailServer.of(new Secret("smtp://post%40example.com:p%3Aa+s%2Fs@mail.example.com"));
    assertThat(server.user()).isEqualTo("post@example.com");
    assertThat(server.password().reveal()).isEqualTo("p:a+s/s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "http://mail.example.com",
        "smtp://",
        "smtp:mail.example.com",
        "smtp://user:hunter2 x@mail.example.com"
      })
  void refusesToStartOtherwiseWithoutRepeatingThePassword(String url) {
    assertThatThrownBy(() -> MailServer.of(new Secret(url)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("TURNPIKE_MAIL_URL")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://user:pass@mail.example.com, true",
    "smtp://user:pass@127.0.0.1:25, false",
    "smtp://mail.example.com:25, false",
    "smtps://user:pass@mail.example.com, false",
  })
  void aPasswordLeavesTheNetworkEncryptedOrNotAtAll(String url, String required) {
    assertThat(MailServer.of(new Secret(url)).properties())
        .containsEntry("mail.smtp.starttls.required", required)
        .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
  }
}
