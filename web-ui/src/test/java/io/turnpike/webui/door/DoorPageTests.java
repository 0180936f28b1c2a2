package io.turnpike.webui.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.fake.FakeAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@ConsoleTest
class DoorPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  @Test
  void saysWhatThisIsAndLeadsOn() {
    Page page = new Browser(port).open("/");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.html().select("main h1")).hasSize(1);
    assertThat(page.html().select("main a.primary").attr("href")).isEqualTo("/signup");
    assertThat(page.html().select("main a[href=/login], main a[href=/docs]")).hasSize(2);
    assertThat(page.text("#door-curl")).contains("http://localhost:8080/v1/chat/completions");
    assertThat(page.text(".story")).contains("openai-eu", "claude-haiku-4-5", "Left out");
    assertThat(page.html().select("[style], script:not([src])")).isEmpty();
  }

  /** Whoever measures anew changes both. */
  @Test
  void itsFiguresAreThoseOfTheMeasurements() throws IOException {
    String measured =
        new ClassPathResource("docs/performance.md").getContentAsString(StandardCharsets.UTF_8);
    var figures = new Browser(port).open("/").html().select(".proof data");

    assertThat(figures).hasSize(3);
    for (Element figure : figures) {
      assertThat(measured).contains(" " + figure.attr("value") + " ");
    }
  }

  @Test
  void whoIsSignedInGoesToTheOverview() {
    Page page = new People(accounts, port).owner().browser().open("/");

    assertThat(page.status().value()).isEqualTo(303);
    assertThat(page.location()).isEqualTo("/overview");
  }
}
