package io.turnpike.webui.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class ConfigsPageTests {

  private static final String FIRST = "{\n  \"provider\": \"@demo\"\n}\n";
  private static final String SECOND = "{\n  \"provider\": \"@other\"\n}\n";

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
  void createsAConfigAndSaysSo() {
    Page answer = create("mine", FIRST);

    assertThat(answer.location()).isEqualTo("/configs/mine?saved=1");
    assertThat(person.browser().open("/configs/mine?saved=1").text("[role=status]"))
        .contains("Version 1 is saved");
    assertThat(current("mine").document()).isEqualTo(FIRST);
  }

  @Test
  void keepsTheDocumentByteForByteThroughTheForm() {
    create("mine", FIRST.replace("\n", "\r\n"));
    Page page = person.browser().open("/configs/mine");

    assertThat(inBrowser(page.html().selectFirst("textarea"))).isEqualTo(FIRST);
    assertThat(current("mine").document()).isEqualTo(FIRST);
  }

  @Test
  void listsEveryMistakeWithItsPlaceAndKeepsTheText() {
    Page answer = create("mine", "{\"targets\": [{\"provider\": \"@ghost\"}]}");

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#mistakes")).contains("/targets/0/provider", "named ghost");
    assertThat(answer.text("textarea")).contains("@ghost");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("mine");
  }

  @Test
  void aWrongNameIsMarkedWhereItStandsAndLeadsThere() {
    Page answer = create("mine", FIRST.replace("@demo", "@ghost"));

    assertThat(answer.text("title")).startsWith("Error: ");
    assertThat(answer.html().select("[autofocus]").attr("id")).isEqualTo("mistakes");
    Page named = create("my config!", FIRST);
    assertThat(named.html().select("#f-name").attr("aria-invalid")).isEqualTo("true");
    assertThat(named.html().select("[autofocus]").eachAttr("id")).containsExactly("f-name");
    assertThat(named.html().select("json-editor.invalid")).isEmpty();
  }

  @Test
  void savingWithoutAChangeMakesNoVersionAndSaysSo() {
    create("mine", FIRST);

    Page answer = save(person.browser().open("/configs/mine"), "mine", FIRST);

    assertThat(person.browser().open(answer.location()).text("[role=status]"))
        .contains("Nothing has changed");
    assertThat(current("mine").version()).isEqualTo(1);
  }

  @Test
  void aDocumentOnOneLineIsSpreadToBeRead() {
    configs.save(person.actor(), "mine", "{\"targets\":[{\"provider\":\"@demo\"}]}", 0).block();

    Element text = person.browser().open("/configs/mine").html().selectFirst("textarea");

    assertThat(inBrowser(text).lines())
        .contains("{", "  \"targets\": [ {", "    \"provider\": \"@demo\"");
  }

  @Test
  void twoVersionsStandBesideEachOtherLineByLine() {
    create("mine", FIRST);
    configs.save(person.actor(), "mine", SECOND, 1).block();

    Page page = person.browser().open("/configs/mine/versions/1");

    assertThat(page.text(".line-diff del span:not(.sign)")).isEqualTo("\"provider\": \"@demo\"");
    assertThat(page.text(".line-diff ins span:not(.sign)")).isEqualTo("\"provider\": \"@other\"");
    assertThat(page.html().select(".line-diff tr.differs .line-number").eachText())
        .containsExactly("2", "2");
  }

  @Test
  void warnsOfWhatIsHardlyMeantAndSavesIt() {
    create("mine", "{\"targets\": [{\"weight\": 0}]}");

    Page page = person.browser().open("/configs/mine?saved=1");

    assertThat(page.text("[role=status]")).contains("Version 1 is saved");
    assertThat(page.text("#warnings")).contains("/targets/0/weight", "receives nothing");
    create("plain", FIRST);
    assertThat(person.browser().open("/configs/plain").html().select("#warnings")).isEmpty();
  }

  @Test
  void takesYamlAndStoresJson() {
    assertThat(create("mine", "provider: demo\n").status().value()).isEqualTo(303);
    assertThat(current("mine").document()).isEqualTo("{\"provider\":\"demo\"}");

    Page broken = create("other", "provider\n");
    assertThat(broken.status().value()).isEqualTo(422);
    assertThat(broken.text("#mistakes")).contains("line 1, column 1");
    assertThat(broken.text("textarea")).contains("provider");
  }

  @Test
  void checksWhileTypingWithoutStoring() {
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", token());
    fields.add("document", "{\"targets\": [{\"provider\": \"@ghost\"}]}");

    Page answer = person.browser().post("/configs/validate", fields, MediaType.APPLICATION_JSON);

    assertThat(answer.body())
        .contains("\"pointer\":\"/targets/0/provider\"", "no provider connection named ghost");
    assertThat(configs.list(person.actor().organizationId()).count().block()).isZero();
  }

  @Test
  void whoChangesAnOldVersionSeesBothDocuments() {
    create("mine", FIRST);
    Page mine = person.browser().open("/configs/mine");
    configs.save(person.actor(), "mine", SECOND, 1).block();

    Page answer = save(mine, "mine", FIRST.replace("demo", "changed"));

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(answer.html().select("textarea").eachText().toString())
        .contains("@changed", "@other");
    assertThat(current("mine").document()).isEqualTo(SECOND);

    Page again = save(answer, "mine", FIRST.replace("demo", "changed"));
    assertThat(again.status().value()).isEqualTo(303);
    assertThat(current("mine").version()).isEqualTo(3);
  }

  @Test
  void aNewConfigNeverReplacesOneOfThatName() {
    create("mine", FIRST);

    Page answer = create("mine", SECOND);

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(answer.text("main")).contains("exists already");
    assertThat(current("mine").document()).isEqualTo(FIRST);
  }

  @Test
  void anOldVersionCanBeTakenBack() {
    create("mine", FIRST);
    configs.save(person.actor(), "mine", SECOND, 1).block();
    Page old = person.browser().open("/configs/mine/versions/1");
    assertThat(old.text(".line-diff")).contains("@demo", "@other");

    person.browser().send(old, "form[action=/configs/mine/rollback]", Map.of());

    assertThat(current("mine").version()).isEqualTo(3);
    assertThat(current("mine").document()).isEqualTo(FIRST);
  }

  @Test
  void onlyPagesWithAnEditorCarryANonceAndEachItsOwn() {
    String one = policy("/configs?new");
    String other = policy("/configs?new");

    assertThat(one).contains("style-src 'self' 'nonce-").contains("script-src 'self';");
    assertThat(one).isNotEqualTo(other);
    assertThat(policy("/configs")).doesNotContain("nonce");
  }

  @Test
  void theEditorCarriesTheNonceOfThePolicy() {
    Page page = person.browser().open("/configs?new");
    String nonce = page.html().select("json-editor").attr("nonce");

    assertThat(page.headers().getFirst("Content-Security-Policy"))
        .contains("'nonce-" + nonce + "'");
  }

  @Test
  void aConfigOfAnotherOrganizationIsNotFound() {
    create("mine", FIRST);

    Person stranger = people.owner();
    assertThat(stranger.browser().open("/configs/mine").status().value()).isEqualTo(404);
    assertThat(stranger.browser().open("/configs/mine/versions/1").status().value()).isEqualTo(404);
  }

  @Test
  void aDocumentIsTextEvenWhenItLooksLikeMarkup() {
    create("mine", "{\"a\": \"</textarea><script>alert(1)</script>\"}");

    Page page = person.browser().open("/configs/mine");

    assertThat(page.html().select("script:not([src])")).isEmpty();
    assertThat(page.html().select("textarea").text()).contains("<script>");
  }

  /** HTML leaves out a line break right after the opening tag; the page puts one there for it. */
  private static String inBrowser(Element textarea) {
    return textarea.wholeText().replaceFirst("^\n", "");
  }

  private Page create(String name, String document) {
    return person
        .browser()
        .send(
            person.browser().open("/configs?new"),
            "form[action=/configs]",
            Map.of("name", name, "document", document));
  }

  private Page save(Page page, String name, String document) {
    return person
        .browser()
        .send(page, "form[action=/configs/" + name + "/save]", Map.of("document", document));
  }

  private Version current(String name) {
    return configs.find(person.actor().organizationId(), name).block();
  }

  private String token() {
    return person.browser().open("/configs?new").html().select("[name=_csrf]").val();
  }

  private String policy(String path) {
    return String.valueOf(
        person.browser().open(path).headers().getFirst("Content-Security-Policy"));
  }
}
