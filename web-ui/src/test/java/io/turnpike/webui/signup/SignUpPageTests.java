package io.turnpike.webui.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class SignUpPageTests {

  @LocalServerPort int port;

  @Test
  void namesEachWrongFieldAndKeepsWhatWasTyped() {
    Browser browser = new Browser(port);

    Page answer = signUp(browser, "no-address", "short", "<script>alert(1)</script>");

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-email")).contains("not an e-mail address");
    assertThat(answer.text("#e-password")).contains("at least 12");
    assertThat(answer.html().select("#f-email").attr("aria-invalid")).isEqualTo("true");
    assertThat(answer.html().select("#f-organization").val())
        .isEqualTo("<script>alert(1)</script>");
    assertThat(answer.html().select("script")).isEmpty();
    assertThat(answer.html().select("#f-password").hasAttr("value")).isFalse();
  }

  @Test
  void showsTheKeysOnceAndNeverInTheAddress() {
    Browser browser = new Browser(port);

    Page answer = signUp(browser, "new@example.test", "correct horse battery", "New Co");
    Page first = browser.open("/quickstart");
    Page second = browser.open("/quickstart");

    assertThat(answer.location()).startsWith("/quickstart?key=");
    assertThat(first.text("#gateway-key")).startsWith("tp_").doesNotContain("…");
    assertThat(first.text("#management-key")).startsWith("tpa_");
    assertThat(first.text("#snippet-curl")).contains(first.text("#gateway-key"));
    assertThat(second.body()).doesNotContain(first.text("#gateway-key"));
    assertThat(second.html().select("#management-key")).isEmpty();
  }

  private static Page signUp(Browser browser, String email, String password, String organization) {
    return browser.send(
        browser.open("/signup"),
        "form[action=/signup]",
        Map.of("email", email, "password", password, "organization", organization));
  }
}
