package io.turnpike.webui.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@ConsoleTest
class DocsPageTests {

  @LocalServerPort int port;
  @Autowired Documentation documentation;

  private Browser stranger;

  @BeforeEach
  void somebodyWithoutAnAccount() {
    stranger = new Browser(port);
  }

  @Test
  void listsEveryFile() throws IOException {
    int files =
        new PathMatchingResourcePatternResolver().getResources("classpath:docs/**/*.md").length;
    Page page = stranger.open("/docs");

    assertThat(page.html().select(".docs-contents section")).hasSize(files);
    assertThat(page.html().select("a[href=/signup]")).isNotEmpty();
  }

  @Test
  void everyLinkBetweenPagesLeadsToAHeadingThatIsThere() {
    for (Documentation.Page each : documentation.pages().blockOptional().orElseThrow()) {
      for (Element link : stranger.open(each.address()).html().select("article a")) {
        String to = link.attr("href");
        if (!to.startsWith("http")) {
          assertThat(leadsSomewhere(each, to)).as("%s in %s", to, each.name()).isTrue();
        }
      }
    }
  }

  @Test
  void showsTablesAndCodeThatCanBeReachedByKeyboard() {
    Page page = stranger.open("/docs/configs");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.html().select("article h1")).hasSize(1);
    assertThat(page.html().select("article :is(table, pre):not([tabindex=0])")).isEmpty();
    assertThat(page.html().select("article table")).isNotEmpty();
    assertThat(page.html().select(".docs-nav a[aria-current=page]").attr("href"))
        .isEqualTo("/docs/configs");
  }

  /** The page is written by a run of the clients, from what the quick start shows. */
  @Test
  void showsEveryClientAsTheQuickStartDoes() throws IOException {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    String page = files.getResource("classpath:docs/clients.md").getContentAsString(UTF_8);

    for (Resource file : files.getResources("classpath:docs/snippets/*")) {
      if (!String.valueOf(file.getFilename()).equals("index.json")) {
        assertThat(page).contains(file.getContentAsString(UTF_8).strip());
      }
    }
  }

  @Test
  void anUnknownPageIsNotFound() {
    assertThat(stranger.open("/docs/secrets").status().value()).isEqualTo(404);
    assertThat(stranger.open("/docs/..%2Fapplication").status().value()).isNotEqualTo(200);
    assertThat(stranger.open("/docs/snippets/index").status().value()).isEqualTo(404);
  }

  private boolean leadsSomewhere(Documentation.Page from, String link) {
    String address = link.startsWith("#") ? from.address() + link : link;
    List<String> parts = List.of(address.split("#"));
    Page page = stranger.open(parts.getFirst());
    return page.status().value() == 200
        && (parts.size() == 1 || page.html().getElementById(parts.getLast()) != null);
  }
}
