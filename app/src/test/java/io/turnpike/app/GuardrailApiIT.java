package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sets of guardrails and trials by the management API. */
class GuardrailApiIT {

  private static final String SETS = "/api/v1/guardrails";
  private static final String NO_KEYS =
      """
      {"scope": {"organization": true},
       "input_guardrails": [{"regexMatch": {"rule": "sk-[a-z]+"}, "deny": true}]}
      """;

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  /** One for all: an address may sign up so often and no oftener. */
  private static Tenant tenant;

  private final ManagementApi api = app.api();

  @BeforeAll
  static void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void aSetIsMadeReadListedChangedAndDeleted() {
    HttpResponse<String> made = put("no-keys", NO_KEYS);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode set = ManagementApi.json(made);
    assertThat(set.propertyNames())
        .containsExactly(
            "name",
            "version",
            "scope",
            "input_guardrails",
            "output_guardrails",
            "observe",
            "author",
            "saved_at");
    assertThat(set.path("scope")).hasToString("{\"organization\":true}");
    assertThat(api.get(tenant, SETS + "/no-keys")).isEqualTo(set);
    assertThat(api.get(tenant, SETS).path("data").toString()).contains("\"no-keys\"");

    String tag = made.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> changed =
        put("no-keys", NO_KEYS.replace("\"deny\": true", "\"action\": \"flag\""), "If-Match", tag);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(put("no-keys", NO_KEYS, "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", "/no-keys", null, "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(send("DELETE", "/no-keys", null).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/no-keys", null).statusCode()).isEqualTo(404);
    assertThat(send("GET", "/no-keys", null).statusCode()).isEqualTo(404);
    assertThat(api.get(tenant, "/api/v1/audit").toString())
        .contains("guardrail_set.save", "guardrail_set.delete");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"scope\": {\"team\": \"nobody\"}, \"input_guardrails\": [{\"pii\": {}}]} | /scope/team",
        "{\"scope\": {\"organization\": true}} | ``",
        "{\"scope\": {\"organization\": true}, \"input_guardrails\": [{\"regexMatch\":"
            + " {\"rule\": \"(\"}}]} | /input_guardrails/0/regexMatch/rule",
        "{\"scope\": {\"organization\": true}, \"input_guardrails\": [{\"pii\": {}}],"
            + " \"observ\": true} | /observ",
        "nothing | ``"
      })
  void whatCannotBeIsRefusedWhereItStands(String document, String pointer) {
    HttpResponse<String> answer = put("wrong", document);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @Test
  void whoAdministersChangesSetsAndEverybodyReadsAndTries() {
    String developer = key("developer");
    String viewer = key("viewer");

    for (String who : List.of(developer, viewer)) {
      assertThat(api.send("PUT", SETS + "/x", who, NO_KEYS).statusCode()).isEqualTo(403);
      assertThat(api.send("DELETE", SETS + "/x", who, null).statusCode()).isEqualTo(403);
      assertThat(api.send("GET", SETS, who, null).statusCode()).isEqualTo(200);
      assertThat(api.send("GET", SETS + "/checks", who, null).statusCode()).isEqualTo(200);
      assertThat(api.send("POST", SETS + "/check", who, trial("x")).statusCode()).isEqualTo(200);
    }
    String mark = SETS + "/x/findings/" + new UUID(1, 1) + "/mark";
    assertThat(api.send("POST", mark, viewer, "{\"mark\": \"right\"}").statusCode()).isEqualTo(403);
    assertThat(api.send("POST", mark, developer, "{\"mark\": \"right\"}").statusCode())
        .isEqualTo(404);
    assertThat(api.send("POST", mark, developer, "{\"mark\": \"wrong\"}").body())
        .contains("[right, false, none]");
  }

  @Test
  void aTextIsTriedAndItsPlacesAreThoseThatWereSent() {
    String sent = "\uD83D\uDE00 ada@example.com and bob@example.com, sk-abc";
    JsonNode answer =
        check(
            """
            {"text": "%s", "input_guardrails": [
              {"pii": {"entities": ["email"]}, "action": "redact"},
              {"regexMatch": {"rule": "sk-[a-z]+", "not": true}, "deny": true},
              {"contains": {"words": ["nothing"], "operator": "none"}, "deny": true}]}
            """
                .formatted(sent));

    assertThat(answer.path("verdict").asString()).isEqualTo("deny");
    assertThat(answer.path("text").asString())
        .isEqualTo("\uD83D\uDE00 [EMAIL] and [EMAIL], sk-abc");
    List<String> emails =
        answer
            .path("findings")
            .valueStream()
            .filter(found -> found.path("check").asString().equals("pii"))
            .map(found -> sent.substring(found.path("start").asInt(), found.path("end").asInt()))
            .toList();
    assertThat(emails).containsExactly("ada@example.com", "bob@example.com");
    assertThat(answer.path("findings").path(0).path("verdict").asString()).isEqualTo("flag");
    assertThat(answer.path("findings").path(0).path("kind").asString()).isEqualTo("email");
    assertThat(answer.path("findings").toString()).contains("\"verdict\":\"deny\"");
  }

  @Test
  void messagesAreTriedInAllTheirTurns() {
    JsonNode answer =
        check(
            """
            {"messages": [{"role": "system", "content": "ask ada@example.com"},
                          {"role": "user", "content": "Hello"}],
             "input_guardrails": [{"pii": {"entities": ["email"]}, "action": "redact"}]}
            """);

    assertThat(answer.path("verdict").asString()).isEqualTo("flag");
    assertThat(answer.has("text")).isFalse();
    assertThat(answer.path("messages").path(0).path("content").asString()).isEqualTo("ask [EMAIL]");
    assertThat(answer.path("messages").path(1).path("content").asString()).isEqualTo("Hello");
    JsonNode found = answer.path("findings").path(0);
    assertThat(found.path("at").asString()).isEqualTo("/messages/0/content");
    assertThat(found.path("start").asInt()).isEqualTo(4);
  }

  @Test
  void aSetIsTriedByItsNameObservedOrNot() {
    put("tried", NO_KEYS.replace("{\"scope\"", "{\"observe\": true, \"scope\""));

    assertThat(check("{\"text\": \"x\", \"set\": \"tried\"}").path("verdict").asString())
        .isEqualTo("deny");
    assertThat(check("{\"text\": \"sk-abc\", \"set\": \"tried\"}").path("verdict").asString())
        .isEqualTo("pass");
    assertThat(
            check("{\"text\": \"x\", \"set\": \"tried\", \"side\": \"output\"}")
                .path("verdict")
                .asString())
        .isEqualTo("pass");
    assertThat(send("POST", "/check", "{\"text\": \"x\", \"set\": \"none\"}").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"input_guardrails\": []} | /text",
        "{\"text\": 7, \"input_guardrails\": []} | /text",
        "{\"text\": \"x\", \"messages\": [], \"input_guardrails\": []} | /text",
        "{\"messages\": \"x\", \"input_guardrails\": []} | /messages",
        "{\"text\": \"x\"} | ``",
        "{\"text\": \"x\", \"set\": \"a\", \"input_guardrails\": []} | ``",
        "{\"text\": \"x\", \"set\": \"a\", \"side\": \"both\"} | /side",
        "{\"text\": \"x\", \"input_guardrails\": [], \"side\": \"input\"} | /side",
        "{\"text\": \"x\", \"input_guardrails\": {}} | /input_guardrails",
        "{\"text\": \"x\", \"input_guardrails\": [{\"nothing\": {}}]} | /input_guardrails/0/nothing",
        "{\"text\": \"x\", \"checks\": []} | /checks"
      })
  void whatCannotBeTriedIsRefusedWhereItStands(String body, String pointer) {
    HttpResponse<String> answer = send("POST", "/check", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(answer)).containsExactly(pointer);
  }

  @Test
  void aTextMayHaveAnyCharacter() {
    assertThat(check(trial("a\\u0000\\u0007\\u200b")).path("verdict").asString()).isEqualTo("pass");
  }

  @Test
  void allChecksAreListed() {
    List<String> checks =
        api.get(tenant, SETS + "/checks")
            .path("data")
            .valueStream()
            .map(check -> check.path("check").asString())
            .toList();

    assertThat(checks).contains("pii", "secrets", "regexMatch").doesNotHaveDuplicates();
  }

  @Test
  void aSetWithoutFindingsHasNone() {
    put("quiet", NO_KEYS);

    JsonNode none = api.get(tenant, SETS + "/quiet/findings");
    assertThat(none.path("data").isEmpty()).isTrue();
    assertThat(none.path("false_share").isNull()).isTrue();
    assertThat(none.path("complete").asBoolean()).isTrue();
    assertThat(send("GET", "/nobody/findings", null).statusCode()).isEqualTo(404);
  }

  private static String trial(String text) {
    return """
        {"text": "%s", "input_guardrails": [{"pii": {"entities": ["email"]}, "deny": true}]}
        """
        .formatted(text);
  }

  private JsonNode check(String body) {
    return api.post(tenant, SETS + "/check", body);
  }

  private String key(String role) {
    return api.post(
            tenant,
            "/api/v1/management-keys",
            "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(role, role))
        .path("management_key")
        .asString();
  }

  private HttpResponse<String> put(String name, String body, String... headers) {
    return api.send("PUT", SETS + "/" + name, tenant.managementKey(), body, headers);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return api.send(method, SETS + path, tenant.managementKey(), body, headers);
  }
}
