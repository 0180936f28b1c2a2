package io.turnpike.webui.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeKeptAnswers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class CachePageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeKeptAnswers answers;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @AfterEach
  void there() {
    answers.away(false);
  }

  @Test
  void showsWhatIsKept() {
    answers.put(organization(), new Stock(1_234, 5_432_100));

    Page page = person.browser().open("/cache");

    assertThat(page.text(".kpis")).contains("Entries 1,234", "Size, roughly 5.4 MB");
    assertThat(page.html().select("nav a[href=/cache]").attr("aria-current")).isEqualTo("page");
    assertThat(page.text("main")).doesNotContain("Nothing is kept");
  }

  @Test
  void saysHowToBeginWhereNothingIsKept() {
    Page page = person.browser().open("/cache");

    assertThat(page.text("main")).contains("Nothing is kept", "Entries 0", "Size, roughly 0 B");
    assertThat(person.browser().open("/docs/caching").status().value()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"tag,red", "config,main", "model,org/model", "key,0123456789abcdef"})
  void takesOutWhatIsNamed(String by, String word) {
    Page page = person.browser().open("/cache");

    Page answer = person.browser().send(page, "form.purge", Map.of("by", by, "word", word));

    assertThat(answer.location()).isEqualTo("/cache?purged=3");
    assertThat(answers.last(organization())).hasToString(purge(by, word).toString());
    assertThat(person.browser().open("/cache?purged=3").text(".note.success"))
        .isEqualTo("3 entries are gone, on every node.");
  }

  @Test
  void takesOutEverything() {
    Page page = person.browser().open("/cache");

    person.browser().send(page, "#everything", Map.of());

    assertThat(answers.last(organization())).isEqualTo(new Purge.All());
  }

  @Test
  void aMistakeIsShownAtItsField() {
    Page page = person.browser().open("/cache");

    Page answer = person.browser().send(page, "form.purge", Map.of("by", "tag", "word", "ghost"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-word")).isEqualTo("There are no ghosts.");
    assertThat(answer.html().select("#f-word").val()).isEqualTo("ghost");
  }

  @Test
  void saysThatTheStoreIsAway() {
    answers.away(true);

    Page page = person.browser().open("/cache");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text(".note.warning")).contains("does not answer");
    assertThat(page.html().select(".kpis")).isEmpty();
  }

  @Test
  void whoMayOnlyLookHasNoButtonsAndIsRefused() {
    Person viewer = people.person(Role.VIEWER);

    Page page = viewer.browser().open("/cache");

    assertThat(page.html().select("main form")).isEmpty();
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", page.html().select("[name=_csrf]").val());
    fields.add("by", "all");
    assertThat(viewer.browser().post("/cache/purge", fields).status().value()).isEqualTo(403);
  }

  private OrganizationId organization() {
    return person.actor().organizationId();
  }

  private static Purge purge(String by, String word) {
    return switch (by) {
      case "tag" -> new Purge.Tag(word);
      case "config" -> new Purge.Config(word);
      case "model" -> new Purge.Model(word);
      default -> new Purge.Key(word);
    };
  }
}
