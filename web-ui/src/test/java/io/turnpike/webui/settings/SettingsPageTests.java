package io.turnpike.webui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
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
class SettingsPageTests {

  private static final String FORM = "form[action=/settings]";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private People people;

  @BeforeEach
  void somePeople() {
    people = new People(accounts, port);
  }

  @Test
  void savesNameAndTimeZoneAndShowsThemEverywhere() {
    Person owner = people.owner();

    Page answer = save(owner, "Umbrella", "Europe/Berlin");

    assertThat(answer.status().value()).isEqualTo(303);
    Page page = owner.browser().open(answer.location());
    assertThat(page.text("[role=status]")).contains("Saved");
    assertThat(page.html().select("#f-name").val()).isEqualTo("Umbrella");
    assertThat(page.html().select("#f-time_zone").val()).isEqualTo("Europe/Berlin");
    assertThat(page.text(".topbar .where")).isEqualTo("Umbrella");
    assertThat(owner.browser().open("/logs?model=x").text("main")).contains("Europe/Berlin");
  }

  @Test
  void savesWhatBecomesOfUnpricedModels() {
    Person owner = people.owner();
    assertThat(chosen(open(owner))).isEqualTo("allow");

    Page answer =
        owner
            .browser()
            .send(
                open(owner),
                FORM,
                Map.of("name", "Umbrella", "time_zone", "UTC", "unpriced", "block"));

    assertThat(answer.status().value()).isEqualTo(303);
    assertThat(chosen(owner.browser().open(answer.location()))).isEqualTo("block");
    assertThat(open(owner).text("#h-unpriced")).contains("never counted as nothing");
  }

  private static String chosen(Page page) {
    return page.html().select("#f-unpriced option[selected]").val();
  }

  @Test
  void savesForHowLongTheLogIsKeptAndSaysWhatIsNoNumberOfDays() {
    Person owner = people.owner();
    assertThat(open(owner).html().select("#f-log_retention_days").val()).isEqualTo("90");

    Page refused = keep(owner, "soon");
    assertThat(refused.status().value()).isEqualTo(422);
    assertThat(refused.text("#e-log_retention_days")).contains("whole number of days");
    assertThat(refused.html().select("#f-log_retention_days").val()).isEqualTo("soon");

    assertThat(keep(owner, "30").status().value()).isEqualTo(303);
    assertThat(open(owner).html().select("#f-log_retention_days").val()).isEqualTo("30");
  }

  private static Page keep(Person person, String days) {
    return person
        .browser()
        .send(
            open(person),
            FORM,
            Map.of("name", "Acme", "time_zone", "UTC", "log_retention_days", days));
  }

  @Test
  void offersZonesAndSaysAtTheFieldThatOneIsWrong() {
    Person owner = people.owner();
    assertThat(open(owner).html().select("#zones option[value=Asia/Kathmandu]")).hasSize(1);

    Page answer = save(owner, "Umbrella", "Mars/Base");

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-time_zone")).contains("not a time zone");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("Umbrella");
    assertThat(answer.html().select("#f-time_zone").val()).isEqualTo("Mars/Base");
    assertThat(open(owner).html().select("#f-time_zone").val()).isEqualTo("UTC");
  }

  @Test
  void everybodyReadsTimesInAZoneOfTheirOwn() {
    Person viewer = people.person(Role.VIEWER);
    String form = "form[action=/settings/zone]";
    assertThat(open(viewer).text(".topbar .zone")).isEqualTo("UTC");

    Page refused = viewer.browser().send(open(viewer), form, Map.of("own_zone", "Mars/Base"));
    assertThat(refused.status().value()).isEqualTo(422);
    assertThat(refused.text("#e-own_zone")).contains("not a time zone");

    Page saved = viewer.browser().send(open(viewer), form, Map.of("own_zone", "Asia/Tokyo"));
    assertThat(saved.status().value()).isEqualTo(303);
    assertThat(viewer.browser().open("/settings?saved=zone").text("[role=status]"))
        .contains("Asia/Tokyo");
    assertThat(viewer.browser().open("/logs?model=x").text("label[for=f-to]"))
        .isEqualTo("To (Asia/Tokyo)");

    viewer.browser().send(open(viewer), form, Map.of("own_zone", ""));
    assertThat(open(viewer).text(".topbar .zone")).isEqualTo("UTC");
  }

  @Test
  void whoMayNotChangeItReadsIt() {
    Person developer = people.person(Role.DEVELOPER);

    Page page = open(developer);

    assertThat(page.html().select(FORM)).isEmpty();
    assertThat(page.text(".facts"))
        .contains(developer.actor().organization().name())
        .contains(developer.actor().organization().slug());
  }

  @Test
  void theRailLeadsHere() {
    assertThat(open(people.owner()).html().select(".rail a[href=/settings]").attr("aria-current"))
        .isEqualTo("page");
  }

  private static Page save(Person person, String name, String zone) {
    return person.browser().send(open(person), FORM, Map.of("name", name, "time_zone", zone));
  }

  private static Page open(Person person) {
    return person.browser().open("/settings");
  }
}
