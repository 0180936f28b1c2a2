package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes in is imported whole, or refused with a reason. */
class AnyInputTests {

  private static final List<String> PORTKEY_WORDS =
      List.of(
          "strategy",
          "mode",
          "targets",
          "options",
          "weight",
          "retry",
          "attempts",
          "provider",
          "virtual_key",
          "virtualKey",
          "api_key",
          "custom_host",
          "override_params",
          "model",
          "on_status_codes",
          "conditions",
          "query",
          "then",
          "default",
          "$regex",
          "metadata.x",
          "name",
          "cache",
          "sticky",
          "cb_config",
          "prompt_id",
          "timeouts",
          "shadow",
          "a/b~c",
          "azure_deployment_id",
          "request_timeout",
          "default_params",
          "drop_params");
  private static final List<String> LITELLM_WORDS =
      List.of(
          "model_list",
          "model_name",
          "litellm_params",
          "model",
          "api_key",
          "api_base",
          "rpm",
          "weight",
          "order",
          "timeout",
          "router_settings",
          "fallbacks",
          "default_fallbacks",
          "num_retries",
          "retry_policy",
          "RateLimitErrorRetries",
          "litellm_settings",
          "x",
          "*",
          "model_group_alias",
          "context_window_fallbacks",
          "routing_strategy",
          "tags",
          "model_group_retry_policy",
          "temperature",
          "custom_llm_provider",
          "max_budget",
          "budget_duration",
          "rpm_limit",
          "tpm_limit",
          "max_parallel_requests",
          "provider_budget_config",
          "tag_budget_config",
          "default_key_generate_params",
          "upperbound_key_generate_params",
          "default_team_settings",
          "general_settings",
          "master_key",
          "keys",
          "teams",
          "budgets",
          "team_id",
          "budget_id",
          "key_alias",
          "timezone",
          "maximum_spend_logs_retention_period",
          "expires");
  private static final List<String> VALUES =
      List.of(
          "fallback",
          "loadbalance",
          "single",
          "conditional",
          "@a",
          "openai",
          "openai/gpt-4o",
          "x",
          "http://h/v1",
          "",
          "simple-shuffle",
          "least-busy",
          "a b",
          "30d",
          "0.5",
          "1mo");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        "a: [",
        "a: 1\na: 2",
        "!!java.net.URL [x]",
        "{\"a\":1e9}x",
        "{\"targets\":{}}",
        "{\"strategy\":{\"mode\":\"latency\"},\"targets\":[{\"provider\":\"a\"}]}",
        "{\"targets\":[{\"provider\":\"a\"},{\"provider\":\"b\"}]}",
        "model_list: 3",
        "\u0000"
      })
  void refusesWhatLeadsNowhere(String text) {
    assertThatThrownBy(() -> ConversionFixture.CONVERSION.importPortkey(text))
        .isInstanceOfSatisfying(
            InvalidInput.class, refusal -> assertThat(refusal.mistakes()).isNotEmpty());
    assertThatThrownBy(() -> ConversionFixture.CONVERSION.importLiteLlm(text))
        .isInstanceOfSatisfying(
            InvalidInput.class, refusal -> assertThat(refusal.mistakes()).isNotEmpty());
  }

  @Test
  void accountsForEveryValueOfAnyPortkeyDocument() {
    int imported = 0;
    for (int seed = 0; seed < 1500; seed++) {
      ObjectNode document = new Noise(seed, PORTKEY_WORDS).object(5);
      if (seed % 2 == 0) {
        document.put("provider", "openai");
        document.remove("targets");
        document.remove("options");
      }
      imported += tried(ConversionFixture.CONVERSION::importPortkey, document);
    }
    assertThat(imported).isGreaterThan(400);
  }

  @Test
  void accountsForEveryValueOfAnyLiteLlmFile() {
    int imported = 0;
    for (int seed = 0; seed < 1500; seed++) {
      Noise noise = new Noise(seed, LITELLM_WORDS);
      ObjectNode document = noise.object(5);
      ArrayNode list = document.putArray("model_list");
      for (int i = 0; i < 4; i++) {
        ObjectNode entry = list.add(noise.object(2)).get(i).asObject();
        entry.put("model_name", "x" + i % 2);
        entry.set("litellm_params", noise.object(2).put("model", "openai/m" + i));
      }
      ObjectNode router = noise.object(4);
      router.set("fallbacks", ConversionFixture.json("[{'x0':['x1','y']},{'x1':['x0']}]"));
      document.set("router_settings", router);
      imported += tried(ConversionFixture.CONVERSION::importLiteLlm, document);
    }
    assertThat(imported).isGreaterThan(1000);
  }

  /** 1 when it was imported, 0 when it was refused. */
  private static int tried(Function<String, Imported> format, ObjectNode document) {
    Imported imported;
    try {
      imported = format.apply(document.toString());
    } catch (InvalidInput refused) {
      assertThat(refused.mistakes()).isNotEmpty();
      return 0;
    }
    ReportCoverage.isComplete(document, imported.report());
    imported
        .configs()
        .forEach(draft -> assertThat(DocumentLanguage.mistakes(draft.document())).isEmpty());
    return 1;
  }

  @Test
  void keepsSecretsToItself() {
    String document =
        """
        {'strategy': {'mode': 'fallback'}, 'api_key': 'SECRET', 'targets': [
          {'provider': 'openai', 'apiKey': 'SECRET', 'headers': {'authorization': 'SECRET'},
           'custom_host': 'https://SECRET:SECRET@h.example/v1?key=SECRET#SECRET',
           'override_params': {'model': 'm', 'authorization': 'SECRET'},
           'input_guardrails': [{'default.webhook': {'headers': {'x': 'SECRET'}}}]},
          {'provider': 'bedrock', 'aws_secret_access_key': 'SECRET', 'aws_session_token': 'SECRET'},
          {'provider': 'vertex-ai', 'vertex_service_account_json': {'private_key': 'SECRET'}},
          {'provider': 'azure-openai', 'azure_ad_token': 'SECRET'}]}
        """;

    Imported imported = ConversionFixture.CONVERSION.importPortkey(document.replace('\'', '"'));

    assertThat(imported.toString()).doesNotContain("SECRET");
  }

  @Test
  void keepsSecretsOfLiteLlmFilesToItself() {
    String file =
        """
        model_list:
          - model_name: m
            litellm_params: {model: openai/m, api_key: SECRET, api_base: "https://SECRET@h/v1",
              aws_secret_access_key: SECRET, extra_headers: {authorization: SECRET}}
        general_settings: {master_key: SECRET, database_url: SECRET}
        environment_variables: {OPENAI_API_KEY: SECRET}
        litellm_settings: {cache_params: {password: SECRET}, slack_webhook: SECRET}
        credential_list: [{credential_name: x, credential_values: {api_key: SECRET}}]
        """;

    assertThat(ConversionFixture.CONVERSION.importLiteLlm(file).toString())
        .doesNotContain("SECRET");
  }

  @Test
  void namesTheLineOfAMistakeInYaml() {
    assertThatThrownBy(
            () -> ConversionFixture.CONVERSION.importLiteLlm("model_list:\n  - a: 1\n    a: 2\n"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal -> assertThat(refusal.mistakes().getFirst().message()).contains("line 3"));
  }

  @Test
  void keepsAFileOfFarTooManyGroupsOut() {
    String file =
        "model_list:\n"
            + IntStream.range(0, 201)
                .mapToObj(
                    i -> "- {model_name: m%d, litellm_params: {model: openai/m}}\n".formatted(i))
                .collect(Collectors.joining());

    assertThatThrownBy(() -> ConversionFixture.CONVERSION.importLiteLlm(file))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal ->
                assertThat(refusal.mistakes().getFirst().message()).contains("201 model groups"));
  }

  @Test
  void leavesFallbacksOutThatMakeTheConfigTooLarge() {
    String groups =
        IntStream.range(0, 12).mapToObj(AnyInputTests::hundred).collect(Collectors.joining());
    String rules =
        IntStream.range(1, 12).mapToObj(i -> "g" + i).collect(Collectors.joining(", ", "[", "]"));
    Imported imported =
        ConversionFixture.CONVERSION.importLiteLlm(
            "model_list:\n" + groups + "router_settings: {fallbacks: [{g0: " + rules + "}]}\n");

    assertThat(imported.configs()).hasSize(12);
    assertThat(imported.report())
        .anyMatch(finding -> finding.sentence().startsWith("In a config without its fallbacks"));
  }

  private static String hundred(int group) {
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                "- {model_name: g%d, litellm_params: {model: openai/m%d-%d}}\n"
                    .formatted(group, group, i))
        .collect(Collectors.joining());
  }

  /** Documents of known words in places that make little sense. */
  private static final class Noise {

    private final Random random;
    private final List<String> words;

    Noise(int seed, List<String> words) {
      this.random = new Random(seed);
      this.words = words;
    }

    ObjectNode object(int depth) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int i = random.nextInt(5); i >= 0; i--) {
        put(object, words.get(random.nextInt(words.size())), depth);
      }
      return object;
    }

    private void put(ObjectNode object, String word, int depth) {
      switch (random.nextInt(depth > 0 ? 8 : 5)) {
        case 0 -> object.put(word, random.nextInt(600));
        case 1 -> object.put(word, random.nextDouble() * 3 - 1);
        case 2 -> object.put(word, random.nextBoolean());
        case 3, 4 -> object.put(word, VALUES.get(random.nextInt(VALUES.size())));
        case 5 -> object.set(word, object(depth - 1));
        default -> list(object.putArray(word), depth - 1);
      }
    }

    private void list(ArrayNode list, int depth) {
      for (int i = random.nextInt(4); i > 0; i--) {
        if (random.nextBoolean()) {
          list.add(object(depth));
        } else {
          list.add(VALUES.get(random.nextInt(VALUES.size())));
        }
      }
    }
  }
}
