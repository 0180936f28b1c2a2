package io.turnpike.webui.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class ConsoleSecurityTests {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'; object-src 'none'";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  @ParameterizedTest
  @ValueSource(strings = {"/overview", "/logs", "/no-such-page", "/quickstart", "/configs/x"})
  void withoutASessionEveryPageLeadsToLogIn(String path) {
    Page page = new Browser(port).open(path + "?a=b%20c");

    assertThat(page.status().value()).isEqualTo(303);
    assertThat(page.location())
        .isEqualTo("/login?next=" + path.replace("/", "%2F") + "%3Fa%3Db%2520c");
  }

  @Test
  void aScriptedRequestWithoutASessionIsToldToLoadLogIn() {
    Page page = new Browser(port).open("/logs", Map.of("HX-Request", "true"));

    assertThat(page.status().value()).isEqualTo(401);
    assertThat(page.headers().getFirst("HX-Redirect")).isEqualTo("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/overview", "/no-such-page", "/keys"})
  void aProgramIsNotSentToLogIn(String path) {
    Map<String, String> json = Map.of("Accept", "application/json");
    Map<String, String> key = Map.of("Accept", "*/*", "Authorization", "Bearer sk-x");

    assertThat(new Browser(port).open(path, json).status().value()).isEqualTo(404);
    assertThat(new Browser(port).open(path, key).status().value()).isEqualTo(404);
  }

  @Test
  void anInventedSessionIsNoSession() {
    Browser browser = new Browser(port).withCookie("turnpike_session", "invented");

    assertThat(browser.open("/overview").status().value()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/signup", "/logout", "/theme", "/keys", "/teams", "/settings"})
  void aFormWithoutItsTokenIsRefused(String path) {
    Actor actor = accounts.person("csrf@example.test", "Csrf", Role.OWNER);
    Browser browser = new Browser(port).with(accounts.open(actor));

    Page page = browser.post(path, new LinkedMultiValueMap<>());

    assertThat(page.status().value()).isEqualTo(403);
    assertThat(page.text("main")).contains("Open the page again");
  }

  @Test
  void aTokenOfAnotherBrowserIsRefused() {
    String foreign = new Browser(port).open("/login").html().select("[name=_csrf]").val();
    Browser browser = new Browser(port);
    browser.open("/login");

    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", foreign);

    assertThat(browser.post("/login", fields).status().value()).isEqualTo(403);
  }

  @Test
  void everyPageCarriesTheStrictHeaders() {
    Page page = new Browser(port).open("/login");

    assertThat(page.headers().getFirst("Content-Security-Policy")).isEqualTo(POLICY);
    assertThat(page.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.headers().getFirst("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.headers().getFirst("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.headers().getCacheControl()).contains("no-store");
  }

  @Test
  void theGatewayAndTheApiAreNoneOfTheConsolesBusiness() {
    assertThat(new Browser(port).open("/v1/models").status().value()).isEqualTo(404);
    assertThat(new Browser(port).open("/api/v1/keys").status().value()).isEqualTo(404);
  }
}
