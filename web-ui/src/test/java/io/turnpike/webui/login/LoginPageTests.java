package io.turnpike.webui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LoginPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private Browser browser;

  @BeforeEach
  void aPersonWithABrowser() {
    accounts.person("grace@example.test", "Grace", Role.OWNER);
    browser = new Browser(port);
  }

  @Test
  void leadsToThePageThatWasAskedFor() {
    Page answer = logIn("/login?next=%2Flogs%3Fteam%3Dsearch", "grace@example.test", right());

    assertThat(answer.status().value()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/logs?team=search");
    assertThat(browser.open("/teams").status().value()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https%3A%2F%2Fevil.test",
        "%2F%2Fevil.test",
        "%2F%5Cevil.test",
        "javascript%3Aalert(1)"
      })
  void neverLeadsToAnotherSite(String next) {
    assertThat(logIn("/login?next=" + next, "grace@example.test", right()).location())
        .isEqualTo("/overview");
  }

  @Test
  void saysTheSameOfAWrongPasswordAndAnUnknownPerson() {
    Page wrong = logIn("/login", "grace@example.test", "wrong password");
    Page unknown = logIn("/login", "nobody@example.test", "wrong password");

    assertThat(wrong.status().value()).isEqualTo(422);
    assertThat(unknown.status().value()).isEqualTo(422);
    assertThat(wrong.text("[role=alert]"))
        .isEqualTo(unknown.text("[role=alert]"))
        .isEqualTo("E-mail or password is not right.");
    assertThat(unknown.html().select("[name=email]").val()).isEqualTo("nobody@example.test");
    assertThat(unknown.body()).doesNotContain("wrong password");
  }

  @Test
  void tellsWhenToTryAgainAfterTooManyTries() {
    Page answer = logIn("/login", "throttled@example.test", "x");

    assertThat(answer.status().value()).isEqualTo(429);
    assertThat(answer.text("[role=alert]")).contains("Try again in one minute");
  }

  @Test
  void saysWhenToTryAgainInAHeaderToo() {
    Page answer = logIn("/login", "throttled@example.test", "x");

    assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("60");
  }

  @Test
  void eachLogInIsANewSessionAndANewFormToken() {
    logIn("/login", "grace@example.test", right());
    String session = browser.cookie("turnpike_session");
    String token = browser.cookie("turnpike_csrf");
    Page page = browser.open("/teams");
    browser.send(page, "form[action=/logout]", Map.of());
    logIn("/login", "grace@example.test", right());

    assertThat(browser.cookie("turnpike_session")).isNotEqualTo(session);
    assertThat(browser.cookie("turnpike_csrf")).isNotEqualTo(token);
  }

  @Test
  void loggingOutEndsTheSessionItself() {
    logIn("/login", "grace@example.test", right());
    String session = browser.cookie("turnpike_session");
    Page answer = browser.send(browser.open("/teams"), "form[action=/logout]", Map.of());

    assertThat(answer.location()).isEqualTo("/login");
    assertThat(browser.cookie("turnpike_session")).isNull();
    assertThat(accounts.session(session).hasElement().block()).isFalse();
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    Page answer = logIn("/login", "grace@example.test", right());

    assertThat(answer.headers().getOrEmpty("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("turnpike_session=")
                    .containsIgnoringCase("; HttpOnly")
                    .contains("; SameSite=Lax", "; Path=/;"));
  }

  private static String right() {
    return FakeAccounts.PASSWORD;
  }

  private Page logIn(String path, String email, String password) {
    return browser.send(
        browser.open(path), "form[action=/login]", Map.of("email", email, "password", password));
  }
}
