package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * "Classification to Haiku, fail over to Mini, cache identical for 60 s, redact e-mail addresses,
 * never let a key out": the config of docs/configs.md does what its sentence says.
 */
class CachedAndGuardedIT {

  private static final Path PAGE = Path.of("../docs/configs.md");
  private static final String SENTENCE = "*Classification to Haiku, fail over to Mini, cache";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern DATA = Pattern.compile("^data: (\\{.*})$", Pattern.MULTILINE);

  /** Of no account; made of the vendor's shape. */
  private static final String KEY = "sk-proj-" + "Ab3dEf6hIj9kLm2nOp5q".repeat(3);

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private static final EchoingProvider provider = new EchoingProvider();
  private static Tenant tenant;

  private final ManagementApi api = app.api();

  /** A client's dialect, whole or streamed. */
  private enum Way {
    CHAT("chat/completions", false),
    CHAT_STREAMED("chat/completions", true),
    MESSAGES("messages", false),
    MESSAGES_STREAMED("messages", true);

    private final String path;
    private final boolean streamed;

    Way(String path, boolean streamed) {
      this.path = path;
      this.streamed = streamed;
    }
  }

  @BeforeAll
  static void theConfigOfThePage() throws IOException {
    ManagementApi api = app.api();
    tenant = api.signUp();
    connect(api, "anthropic-prod", "anthropic");
    connect(api, "openai-prod", "openai");
    String page = Files.readString(PAGE);
    int block = page.indexOf("```json", page.indexOf(SENTENCE)) + "```json".length();
    api.put(tenant, "/api/v1/configs/labels", page.substring(block, page.indexOf("```", block)));
  }

  private static void connect(ManagementApi api, String name, String type) {
    api.put(
        tenant,
        "/api/v1/providers/" + name,
        "{\"type\": \"%s\", \"base_url\": \"%s\", \"api_key\": \"provider-key\"}"
            .formatted(type, provider.baseUrl(name)));
  }

  @AfterAll
  static void gone() {
    provider.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void addressesAreTakenOutForTheModelAndPutBackForTheClient(Way way) {
    String text = "Label the mail of ann.lee@example.com, " + way;
    HttpResponse<String> answer = ask(way, text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(header(answer, "x-turnpike-provider")).isEqualTo("anthropic-prod");
    assertThat(header(answer, "x-turnpike-cache")).isEqualTo("miss");
    assertThat(said(way, answer)).isEqualTo(text);
    assertThat(sent(way).getLast()).contains("claude-haiku-4-5", "Label the mail of [EMAIL_1]");
    assertThat(sent(way)).noneMatch(body -> body.contains("ann.lee"));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theSameAgainIsServedFromWhatIsKept(Way way) {
    String text = "Label this twice, " + way;
    HttpResponse<String> first = ask(way, text);
    HttpResponse<String> second =
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> ask(way, text), it -> header(it, "x-turnpike-cache").equals("hit"));
    assertThat(said(way, second)).isEqualTo(said(way, first)).isEqualTo(text);
    assertThat(kinds(second)).contains("cached");
    int asked = sent(way).size();
    ask(way, text);
    assertThat(sent(way)).hasSize(asked);
    assertThat(header(ask(way, text + "?"), "x-turnpike-cache")).isEqualTo("miss");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void miniAnswersWhereHaikuFails(Way way) {
    String text = "Label in spite of it, " + way;
    provider.fail(503);
    HttpResponse<String> answer = ask(way, text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(header(answer, "x-turnpike-provider")).isEqualTo("openai-prod");
    assertThat(said(way, answer)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aKeyInAQuestionGoesNowhere(Way way) {
    HttpResponse<String> refused = ask(way, "Is " + KEY + " still good, " + way + "?");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("secrets").doesNotContain(KEY);
    assertThat(provider.asked()).noneMatch(body -> body.contains(KEY));
    assertThat(kinds(refused)).contains("guarded");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aKeyInAnAnswerDoesNotGetOut(Way way) {
    provider.says(said -> said.startsWith("Leak") ? "It is " + KEY + ", as you know." : said);
    HttpResponse<String> denied = ask(way, "Leak it, " + way);
    // A stream that is denied before any of it was sent is refused as a whole.
    assertThat(denied.statusCode()).isIn(way.streamed ? List.of(200, 400) : List.of(400));
    assertThat(denied.body()).contains("guardrail_denied").doesNotContain(KEY);
    assertThat(said(way, denied)).doesNotContain(KEY.substring(0, 12));
    assertThat(kinds(denied)).contains("guarded");
    assertThat(header(ask(way, "Leak it, " + way), "x-turnpike-cache")).isNotEqualTo("hit");
  }

  @Test
  void theLogAndTheSavingsTellOfIt() {
    String text = "Label the mail of bob.lee@example.com for the log, " + Way.CHAT;
    ask(Way.CHAT, text);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(Way.CHAT, text), it -> header(it, "x-turnpike-cache").equals("hit"));
    ask(Way.CHAT, "Is " + KEY + " good for the log, " + Way.CHAT + "?");

    JsonNode hit =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> newest("cache=hit&guardrail=redact"), row -> !row.isMissingNode());
    assertThat(hit.path("cache_entry").asString()).isNotEmpty();
    assertThat(hit.path("cost_nano_usd").asLong()).isZero();
    JsonNode denied =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> newest("guardrail=deny"), row -> !row.isMissingNode());
    assertThat(denied.path("guardrail_notes").asInt()).isPositive();

    JsonNode savings = api.get(tenant, "/api/v1/cache/savings?group_by=config");
    assertThat(savings.path("hits").asLong()).isPositive();
    assertThat(savings.path("lookups").asLong()).isGreaterThan(savings.path("hits").asLong());
    assertThat(savings.at("/data/0/config").asString()).isEqualTo("labels");
    assertThat(savings.path("top_entries").findValuesAsString("entry"))
        .contains(hit.path("cache_entry").asString());
  }

  private JsonNode newest(String filter) {
    return api.get(tenant, "/api/v1/logs?limit=1&" + filter).at("/data/0");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/logs?cache=warm, /cache, semantic-hit",
    "/api/v1/logs?guardrail=allow, /guardrail, redact",
    "/api/v1/cache/savings?group_by=user, /group_by, model",
    "/api/v1/cache/savings?from=2020-01-01T00:00:00Z, /from, at most 93 days",
    "/api/v1/cache/savings?from=2999-01-01T00:00:00Z, /from, must be before"
  })
  void whatCannotBeAskedForIsNamed(String path, String pointer, String why) {
    HttpResponse<String> refused = api.send("GET", path, tenant.managementKey(), null);

    assertThat(refused.statusCode()).as(refused.body()).isIn(400, 422);
    assertThat(refused.body()).contains("\"" + pointer + "\"", why);
  }

  private HttpResponse<String> ask(Way way, String text) {
    return api.send(
        "POST",
        "/v1/" + way.path,
        tenant.apiKey(),
        """
        {"model":"any","max_tokens":50,"stream":%s,"messages":[{"role":"user","content":%s}]}"""
            .formatted(way.streamed, JSON.writeValueAsString(text)),
        "x-turnpike-config",
        "labels",
        "x-turnpike-metadata",
        "{\"task\": \"classification\"}");
  }

  /** Requests at the provider that this way has made. */
  private static List<String> sent(Way way) {
    Pattern own = Pattern.compile("[ ,]" + way + "[\"\\\\?]");
    return provider.asked().stream().filter(body -> own.matcher(body).find()).toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String said(Way way, HttpResponse<String> answer) {
    Stream<JsonNode> parts =
        way.streamed
            ? DATA.matcher(answer.body()).results().map(it -> JSON.readTree(it.group(1)))
            : Stream.of(ManagementApi.json(answer));
    return parts.map(CachedAndGuardedIT::text).collect(Collectors.joining());
  }

  private static String text(JsonNode part) {
    return part.at("/choices/0/message/content").asString("")
        + part.at("/choices/0/delta/content").asString("")
        + part.at("/content/0/text").asString("")
        + part.at("/delta/text").asString("");
  }

  /** What the log says that was decided about the request. */
  private List<String> kinds(HttpResponse<String> answer) {
    String path = "/api/v1/logs/" + header(answer, "x-turnpike-request-id");
    HttpResponse<String> row =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> api.send("GET", path, tenant.managementKey(), null),
                it -> it.statusCode() == 200);
    return ManagementApi.json(row).findValuesAsString("kind");
  }
}
