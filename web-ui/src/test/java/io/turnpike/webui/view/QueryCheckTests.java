package io.turnpike.webui.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What an address says and its page does not understand is told. */
@ConsoleTest
class QueryCheckTests {

  private static final Set<String> DOORS = Set.of("/", "/login", "/signup");

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private Browser browser;

  @BeforeEach
  void aPerson() {
    browser =
        new Browser(port)
            .with(accounts.open(accounts.person("query@example.test", "Query", Role.OWNER)));
  }

  @Test
  void noPagePassesOverAParameterItDoesNotKnow() {
    List<String> pages =
        routes.getHandlerMethods().entrySet().stream()
            .filter(each -> each.getValue().getBeanType().getName().contains(".webui."))
            .map(each -> each.getKey())
            .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
            .flatMap(
                info ->
                    info.getPatternsCondition().getPatterns().stream()
                        .map(path -> address(info, path)))
            .filter(address -> !DOORS.contains(address.replaceAll("\\?.*", "")))
            .toList();

    assertThat(pages).hasSizeGreaterThan(20);
    for (String address : pages) {
      Page page = browser.open(address);
      assertThat(page.body()).as(address).contains("banana");
      assertThat(page.status().value()).as(address).isIn(200, 422);
      assertThat(page.html().select("tbody tr[data-id]")).as(address).isEmpty();
    }
  }

  @Test
  void whatWasMeantIsNamed() {
    Page page = browser.open("/configs/support?agianst=1");

    assertThat(page.status().value()).isEqualTo(422);
    assertThat(page.text("main")).contains("\"agianst\" is not a parameter here", "saved");
  }

  @Test
  void theDoorsTakeWhatLinksFromElsewhereCarry() {
    for (String door : DOORS) {
      assertThat(browser.open(door + "?utm_source=x").status().value()).as(door).isLessThan(400);
    }
  }

  private static String address(RequestMappingInfo info, PathPattern path) {
    String query =
        String.join(
            "&",
            info.getParamsCondition().getExpressions().stream().map(Object::toString).toList());
    return path.getPatternString().replaceAll("\\{[^}]*}", "1")
        + "?"
        + (query.isEmpty() ? "" : query + "&")
        + "banana=1";
  }
}
