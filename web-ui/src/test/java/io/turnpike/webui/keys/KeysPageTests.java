package io.turnpike.webui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class KeysPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired GatewayKeys keys;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void createsAKeyAndShowsItOnce() {
    Page answer =
        create(
            person,
            Map.of(
                "name", "web",
                "allowed_models", "gpt-4o, demo/echo",
                "own_provider_keys", "yes",
                "custom_hosts", "llm.example.com",
                "allowed_origins", "https://a.example, https://b.example",
                "expires_at", "2031-01-31"));
    Page first = person.browser().open("/keys");
    Page second = person.browser().open("/keys");

    assertThat(answer.status().value()).isEqualTo(303);
    assertThat(first.text("#gateway-key")).startsWith("tp_");
    assertThat(second.body()).doesNotContain(first.text("#gateway-key"));
    GatewayKey key = only(person);
    assertThat(key.allowedModels()).isEqualTo(Set.of("gpt-4o", "demo/echo"));
    assertThat(key.rights())
        .isEqualTo(
            new KeyRights(
                false,
                true,
                Set.of("llm.example.com"),
                Set.of("https://a.example", "https://b.example")));
    assertThat(key.expiresAt()).isEqualTo(Instant.parse("2031-02-01T00:00:00Z"));
  }

  @Test
  void saysWhichModelsNobodyServes() {
    create(person, Map.of("name", "web", "allowed_models", "gpt-4o, nonsense-model-9"));

    assertThat(person.browser().open("/keys").text("tbody tr"))
        .contains("Nobody serves nonsense-model-9");
  }

  @Test
  void saysWhatIsWrongAtTheField() {
    Page unnamed = create(person, Map.of("name", ""));
    Page undated = create(person, Map.of("name", "x", "expires_at", "tomorrow"));

    assertThat(unnamed.status().value()).isEqualTo(422);
    assertThat(unnamed.text("#e-name")).isEqualTo("Give the key a name.");
    assertThat(undated.text("#e-expires_at")).contains("2027-01-31");
    assertThat(undated.html().select("#f-name").val()).isEqualTo("x");
  }

  @Test
  void aRefusedFormKeepsTheKeyThatThePageShows() {
    create(person, Map.of("name", "web"));
    Page shown = person.browser().open("/keys");
    String key = shown.text("#gateway-key");

    Page refused = person.browser().send(shown, "form[action=/keys]", Map.of("name", ""));

    assertThat(refused.text("#gateway-key")).isEqualTo(key);
    assertThat(person.browser().open("/keys").body()).doesNotContain(key);
    assertThat(person.browser().send(shown, "form[action=/keys]", Map.of("name", "")).body())
        .doesNotContain(key);
  }

  @Test
  void revokesAKeyAfterAsking() {
    create(person, Map.of("name", "web"));
    Page page = person.browser().open("/keys");
    String action = "/keys/" + only(person).id() + "/revoke";

    person.browser().send(page, "form[action=" + action + "]", Map.of());

    assertThat(only(person).revokedAt()).isNotNull();
    assertThat(person.browser().open("/keys").text("tbody tr")).contains("Revoked");
  }

  @Test
  void aKeyOfAnotherOrganizationIsNotFound() {
    create(person, Map.of("name", "web"));
    Person stranger = people.owner();
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", stranger.browser().open("/keys").html().select("[name=_csrf]").val());

    Page answer = stranger.browser().post("/keys/" + only(person).id() + "/revoke", fields);

    assertThat(answer.status().value()).isEqualTo(404);
    assertThat(only(person).revokedAt()).isNull();
  }

  @Test
  void aNameIsTextEvenWhenItLooksLikeMarkup() {
    create(person, Map.of("name", "<script>alert(1)</script>"));
    Page page = person.browser().open("/keys");

    assertThat(page.text("tbody th")).contains("<script>alert(1)</script>");
    assertThat(page.html().select("script:not([src])")).isEmpty();
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingToChange() {
    Person viewer = people.person(Role.VIEWER);

    assertThat(viewer.browser().open("/keys").html().select("main form")).isEmpty();
    assertThat(viewer.browser().open("/teams").html().select("main form")).isEmpty();
    assertThat(viewer.browser().open("/providers").html().select("a[href='/providers?new']"))
        .isEmpty();
  }

  @Test
  void createsAManagementKey() {
    Page page = person.browser().open("/keys");
    person
        .browser()
        .send(
            page,
            "form[action=/keys/management]",
            Map.of("management_name", "ci", "role", "DEVELOPER"));

    Page after = person.browser().open("/keys");
    assertThat(after.text("#management-key")).startsWith("tpa_");
    assertThat(after.text("tbody")).contains("ci", "developer");
  }

  @Test
  void aRoleThatDoesNotExistIsNamed() {
    Page answer =
        person
            .browser()
            .send(
                person.browser().open("/keys"),
                "form[action=/keys/management]",
                Map.of("management_name", "ci", "role", "EMPEROR"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-role")).isEqualTo("Choose one of the roles.");
  }

  private Page create(Person who, Map<String, String> values) {
    return who.browser().send(who.browser().open("/keys"), "form[action=/keys]", values);
  }

  private GatewayKey only(Person who) {
    return keys.list(who.actor().organizationId()).single().block();
  }
}
