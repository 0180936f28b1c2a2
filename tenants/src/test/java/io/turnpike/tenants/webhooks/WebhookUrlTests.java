package io.turnpike.tenants.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com:8443/a/b?token=x%20y",
        "HTTPS://Hooks.Example.com/",
        "http://127.0.0.1:9000/hook",
        "http://receiver:9000/hook",
        "http://10.0.0.5/hook",
        "https://[2001:db8::1]/hook"
      })
  void takesWhatCanBeCalled(String url) {
    assertThat(WebhookUrl.fault(url)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                   | begins with https
          hooks.example.com                    | begins with https
          ftp://hooks.example.com              | begins with https
          javascript:alert(1)                  | begins with https
          https:///hook                        | host name
          https://                             | no URL
          https://a b.example.com              | no URL
          https://user:pass@hooks.example.com  | user name and password
          https://hooks.example.com/#here      | follows #
          https://hooks.example.com:0/         | Ports
          https://hooks.example.com:70000/     | Ports
          http://hooks.example.com/            | Use https
          http://8.8.8.8/                      | Use https
          https://2130706433/                  | IPv4
          https://0x7f.1/                      | host name
          https://metadata.google.internal/    | metadata
          """)
  void tellsWhatIsWrong(String url, String words) {
    assertThat(WebhookUrl.fault(url)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_001})
  void boundsItsLength(int length) {
    assertThat(WebhookUrl.fault("https://example.com/" + "x".repeat(length))).contains("2000");
  }
}
