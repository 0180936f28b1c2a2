package io.turnpike.webui.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.RouteConfigs;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ConversionPageTests {

  private static final String FIRST = "{ \"provider\": \"@demo\" }";
  private static final String SECOND = "{ \"provider\": \"@other\" }";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired RouteConfigs configs;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void whatIsPastedBecomesADocumentAndAReport() {
    Page page = translate("portkey", "{}");

    assertThat(page.text("main")).contains("1 the same", "1 nearly", "1 left out");
    assertThat(page.html().select("tbody th code").eachText())
        .containsSubsequence("/forward_headers", "/targets/0/virtual_key");
    assertThat(page.text("[aria-labelledby=needed]")).contains("openai-prod", "the type’s own");
    assertThat(page.html().select("#f-source").text()).isEqualTo("{}");
    assertThat(configs.list(person.actor().organizationId()).count().block()).isZero();
  }

  @Test
  void whatIsKnownOfAConnectionIsInItsForm() {
    Page page = translate("portkey", "{}");

    Page form =
        person.browser().open(page.html().select("[aria-labelledby=needed] a").attr("href"));

    assertThat(form.html().select("#f-name").val()).isEqualTo("openai-prod");
    assertThat(form.html().select("[name=type]").val()).isEqualTo("openai");
    Page tower =
        person.browser().open(page.html().select("[aria-labelledby=needed] a").last().attr("href"));
    assertThat(tower.html().select("#f-setting_tower_floor").val()).isEqualTo("3");
    Page types = person.browser().open("/providers?new&type=none&base_url=os.environ/X");
    Page other =
        person.browser().open(types.html().select("a[href*=openai-compatible]").attr("href"));
    assertThat(other.html().select("#f-base_url").val()).isEqualTo("os.environ/X");
  }

  @Test
  void theDocumentIsSavedByAFormOfItsOwn() {
    Page page = translate("litellm", "model_list: []");

    Page saved =
        person
            .browser()
            .send(
                page,
                "form[action=/configs]",
                Map.of(
                    "name",
                    page.html().select("#name-1").val(),
                    "document",
                    page.html().select("#document-1").text()));

    assertThat(saved.location()).isEqualTo("/configs/gpt-4o-group?saved=1");
    assertThat(current("gpt-4o-group")).contains("@openai-prod");
  }

  @Test
  void whatItComesToIsMadeAtOnceOrOneByOne() {
    Page page = translate("litellm", "model_list: []");
    assertThat(page.text("#steps")).isEqualTo("What it comes to");
    assertThat(page.text("main"))
        .contains("PUT /api/v1/limits/each-key-requests", "POST /api/v1/keys", "not made");

    String source = page.html().select("#make textarea").text();
    assertThat(source).isEqualTo("model_list: []");
    Page one =
        person
            .browser()
            .send(page, "#make", Map.of("source", source, "only", "limit/each-key-requests"));
    assertThat(one.html().select(".chip.success:contains(made)")).hasSize(1);
    assertThat(one.html().select("#new-keys")).isEmpty();

    Page all = person.browser().send(page, "#make", Map.of("source", source));
    assertThat(all.text("main")).contains("There is no connection.");
    assertThat(all.text("#new-key-1")).isEqualTo("tp_made");
    assertThat(all.html().select("button[value=config/gpt-4o-group]")).hasSize(1);
    assertThat(all.html().select("button[value=key/clients]")).isEmpty();
  }

  @Test
  void nothingToImportIsSaid() {
    Page page = translate("portkey", " ");

    assertThat(page.status().value()).isEqualTo(422);
    assertThat(page.text("[role=alert]")).contains("nothing to make a config of");
  }

  @Test
  void aConfigIsShownInPortkeysLanguage() {
    save(FIRST, 0);

    Page page = person.browser().open("/configs/mine/export");

    assertThat(page.text("#exported")).contains("@demo");
    assertThat(page.text("main")).contains("not passed on");
    assertThat(people.owner().browser().open("/configs/mine/export").status().value())
        .isEqualTo(404);
  }

  @Test
  void twoVersionsAreCompared() {
    save(FIRST, 0);
    save(SECOND, 1);

    Page usual = person.browser().open("/configs/mine/versions/1");
    assertThat(usual.text("#changes")).isEqualTo("From version 1 to 2");
    assertThat(usual.text(".changes"))
        .contains("@openai: override_params.model gpt-4 → gpt-4o", "/targets/0", "— → @anthropic");
    save(FIRST, 2);
    Page chosen = person.browser().open("/configs/mine/versions/3?against=1");
    assertThat(chosen.text("#changes")).isEqualTo("From version 1 to 3");
    assertThat(chosen.text("main")).contains("would notice no difference");
    assertThat(chosen.html().select("#f-against option[selected]").val()).isEqualTo("1");
    assertThat(chosen.html().select("form[action$=rollback]")).isEmpty();
  }

  @Test
  void aVersionThatIsNotValidAnyMoreIsShownAllTheSame() {
    save("{ \"unreadable\": 1 }", 0);
    save(SECOND, 1);

    assertThat(person.browser().open("/configs/mine/versions/1").text("main"))
        .contains("cannot be compared", "not valid any more", "Roll back to this");
  }

  @Test
  void theOnlyVersionStandsAlone() {
    save(FIRST, 0);

    Page page = person.browser().open("/configs/mine/versions/1");

    assertThat(page.html().select("#changes, #other")).isEmpty();
    assertThat(person.browser().open("/configs/mine/versions/7").status().value()).isEqualTo(404);
  }

  private Page translate(String format, String source) {
    return person
        .browser()
        .send(
            person.browser().open("/configs?import"),
            "form[action=/configs/import]",
            Map.of("format", format, "source", source));
  }

  private void save(String document, int base) {
    configs.save(person.actor(), "mine", document, base).block();
  }

  private String current(String name) {
    return configs.find(person.actor().organizationId(), name).block().document();
  }
}
