package io.turnpike.webui.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeKeptAnswers;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.util.List;
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
  @Autowired FakeRequestLogs logs;

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

    assertThat(page.text(".kpis.stock")).contains("Entries 1,234", "Size, roughly 5.4 MB");
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
    assertThat(page.html().select(".kpis.stock")).isEmpty();
  }

  @Test
  void whoMayOnlyLookHasNoButtonsAndIsRefused() {
    Person viewer = people.person(Role.VIEWER);

    Page page = viewer.browser().open("/cache");

    assertThat(page.html().select("main form[method=post]")).isEmpty();
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", page.html().select("[name=_csrf]").val());
    fields.add("by", "all");
    assertThat(viewer.browser().post("/cache/purge", fields).status().value()).isEqualTo(403);
  }

  @Test
  void tellsWhatWasSaved() {
    logged("support", cached("hit", "0a1b", 31_500_000, 900_000_000L, -1, null));
    logged("support", cached("semantic-hit", "0c2d", -1, 800_000, 0.97, null));
    logged("search", cached("miss", "", 0, 0, -1, null));
    logged("search", cached("bypass", "", 0, 0, -1, "no_store"));

    Page page = person.browser().open("/cache?range=today");

    assertThat(page.text(".kpis.saved"))
        .contains("Hits 2 of 3 looked up", "Hit rate 66.7 % 1 by meaning")
        .contains("Money saved ≥ $0.0315 1 without a price", "Waiting saved 15 m 00 s");
    assertThat(page.html().select("table[data-by=team] tbody tr").eachText())
        .containsExactly(
            "support 2 2 1 100.0 % ≥ $0.0315 15 m 00 s", "search 1 0 0 0.0 % $0.00 0 µs");
    assertThat(page.html().select("table[data-by=team] a").attr("href"))
        .startsWith("/logs?from=")
        .endsWith("&team=support");
    assertThat(page.text("#s-range option[selected]")).isEqualTo("Today");
    assertThat(page.html().select("table[data-by]").eachAttr("data-by"))
        .containsExactly("config", "team", "model");
  }

  @Test
  void takesAnEntryOutThatIsListed() {
    UsageEvent event = logged("support", cached("hit", "0a1b2c3d", 31_500_000, 1, -1, null));
    Page page = person.browser().open("/cache");

    assertThat(page.text(".top-entries tbody")).contains("0a1b2c3d", "support", "$0.0315");
    assertThat(page.html().select(".top-entries a").attr("href")).isEqualTo("/logs/" + event.id());
    Page answer = person.browser().send(page, ".top-entries form", Map.of());

    assertThat(answer.location()).isEqualTo("/cache?purged=3");
    assertThat(answers.last(organization())).isEqualTo(new Purge.Key("0a1b2c3d"));
  }

  @Test
  void tellsWhatWasNearlyServed() {
    logged("support", cached("miss", "0a1b", 0, 0, 0.934, "guardrails"));
    UsageEvent nearest = logged("support", cached("miss", "0c2d", 0, 0, 0.967, "no_such_word"));

    Page page = person.browser().open("/cache");

    assertThat(page.html().select(".near-misses tbody tr").eachText())
        .satisfiesExactly(
            row -> assertThat(row).contains("96.7 %", "no such word", "0c2d"),
            row -> assertThat(row).contains("93.4 %", "today's guardrails would not let it pass"));
    assertThat(page.html().select(".near-misses a").first().attr("href"))
        .isEqualTo("/logs/" + nearest.id());
  }

  @Test
  void saysWhereNothingWasLookedFor() {
    Page page = person.browser().open("/cache?range=30d");

    assertThat(page.text("main")).contains("No answer was looked for in this time");
    assertThat(page.html().select(".kpis.saved, .top-entries, .near-misses")).isEmpty();
    assertThat(page.text("#s-range option[selected]")).isEqualTo("Last 30 days");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-01-01, must be at most 93 days before",
    "from=2199-01-01, lies in the future",
    "rnage=7d, is no filter of this page",
    "range=yesteryear, is no time range"
  })
  void aTimeThatCannotBeToldIsSaid(String query, String why) {
    Page page = person.browser().open("/cache?" + query);

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text(".note.warning")).contains(why);
    assertThat(page.html().select("form.purge")).hasSize(1);
  }

  private UsageEvent logged(String team, Cached note) {
    UsageEvent event = Call.by(person.actor()).team(team).noted(List.of(note)).event();
    logs.add(event);
    return event;
  }

  private static Cached cached(
      String status, String entry, long saved, long micros, double similarity, String reason) {
    return new Cached("", status, entry, 0, saved, micros, similarity, reason);
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
