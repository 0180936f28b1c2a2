package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.responses.client.ResponsesTranslation.TranslatedResponses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponsesTranslationTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"model\":\"m\"|\"model\":\"m\"",
        "\"stream\":true|\"stream\":true",
        "\"max_output_tokens\":7|\"max_completion_tokens\":7",
        "\"temperature\":0.5,\"top_p\":0.1|\"temperature\":0.5,\"top_p\":0.1",
        "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}|\"reasoning_effort\":\"low\"",
        "\"reasoning\":null|",
        "\"text\":{\"verbosity\":\"low\",\"format\":{\"type\":\"text\"}}|\"verbosity\":\"low\"",
        "\"text\":{\"format\":{\"type\":\"json_object\"}}|\"response_format\":{\"type\":\"json_object\"}",
        "\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":{},\"strict\":true}}"
            + "|\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
            + "{\"name\":\"n\",\"schema\":{},\"strict\":true}}",
        "\"top_logprobs\":2|\"logprobs\":true,\"top_logprobs\":2",
        "\"top_logprobs\":0|",
        "\"include\":[\"message.output_text.logprobs\",\"reasoning.encrypted_content\"]|\"logprobs\":true",
        "\"service_tier\":\"flex\",\"prompt_cache_key\":\"k\",\"safety_identifier\":\"s\",\"user\":\"u\""
            + "|\"service_tier\":\"flex\",\"prompt_cache_key\":\"k\",\"safety_identifier\":\"s\",\"user\":\"u\"",
        "\"store\":false,\"truncation\":\"disabled\",\"background\":false,\"metadata\":{\"a\":\"b\"}|",
        "\"stream_options\":{\"include_obfuscation\":false}|",
        "\"tools\":[],\"tool_choice\":\"auto\",\"parallel_tool_calls\":true|",
        "\"previous_response_id\":null,\"conversation\":null,\"prompt\":null|",
        "\"top_k\":5|\"top_k\":5"
      })
  void carriesParametersOver(String given, String expected) {
    TranslatedResponses translated = translate("{" + given + ",\"input\":\"x\"}");

    String rest = expected == null ? "" : expected + ",";
    assertThat(json(translated))
        .isEqualTo(
            JSON.readTree("{" + rest + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"));
    assertThat(translated.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"store\":true|store",
        "\"truncation\":\"auto\"|truncation",
        "\"max_tool_calls\":3|max_tool_calls",
        "\"context_management\":[]|context_management",
        "\"prompt_cache_options\":{}|prompt_cache_options",
        "\"reasoning\":{\"summary\":\"detailed\"}|reasoning.summary",
        "\"reasoning\":{\"mode\":\"x\"}|reasoning.mode",
        "\"include\":[\"file_search_call.results\"]|include",
        "\"stream_options\":{\"include_obfuscation\":true}|stream_options"
      })
  void namesWhatIsLeftOutAndChangesNothing(String given, String warning) {
    TranslatedResponses translated = translate("{" + given + ",\"input\":\"x\"}");

    assertThat(translated.warnings()).containsExactly(warning);
    assertThat(json(translated).propertyNames()).containsExactly("messages");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"previous_response_id\":\"resp_1\"|previous_response_id",
        "\"conversation\":\"conv_1\"|conversation",
        "\"prompt\":{\"id\":\"p\"}|prompt",
        "\"background\":true|background",
        "\"moderation\":{}|moderation",
        "\"text\":{\"format\":{\"type\":\"regex\"}}|text.format.type",
        "\"reasoning\":7|reasoning",
        "\"instructions\":7|instructions",
        "\"tools\":{}|tools",
        "\"tools\":[{\"type\":\"web_search\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"local_shell\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"file_search\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"mcp\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"image_generation\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"tool_search\"}]|tools[0].type",
        "\"tools\":[{\"type\":\"function\"}]|tools[0].name",
        "\"tools\":[{\"type\":\"namespace\",\"name\":\"n\",\"tools\":[{\"type\":\"mcp\"}]}]|tools[0].tools[0].type",
        "\"tools\":[{\"type\":\"function\",\"name\":\"a\"},{\"type\":\"custom\",\"name\":\"a\"}]|tools[1].name",
        "\"tool_choice\":{\"type\":\"file_search\"}|tool_choice.type"
      })
  void refusesOpenlyWhatNobodyElseCanDo(String given, String field) {
    assertThatThrownBy(() -> translate("{" + given + ",\"input\":\"x\"}"))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"item_reference\",\"id\":\"x\"}|input[0]",
        "{\"type\":\"web_search_call\"}|input[0].type",
        "{\"type\":\"local_shell_call\"}|input[0].type",
        "{\"type\":\"compaction\"}|input[0].type",
        "{\"type\":\"of_the_future\"}|input[0].type",
        "{\"role\":\"critic\",\"content\":\"x\"}|input[0].role",
        "{\"role\":\"user\"}|input[0].content",
        "{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}|input[0].content[0].type",
        "{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"file_id\":\"f\"}]}"
            + "|input[0].content[0].file_id",
        "{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"file_url\":\"https://x\"}]}"
            + "|input[0].content[0].file_url",
        "{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"\"}|input[0].call_id",
        "{\"type\":\"function_call_output\",\"output\":\"x\"}|input[0].call_id"
      })
  void refusesItemsThatItCannotSay(String item, String field) {
    assertThatThrownBy(() -> translate("{\"input\":[" + item + "]}"))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void makesMessagesOfItems() {
    assertThat(
            messages(
                """
                {"instructions":"Be kind.","input":[
                  {"type":"message","role":"developer","content":"Be brief."},
                  {"role":"user","content":[
                    {"type":"input_text","text":"What is this?"},
                    {"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"low"},
                    {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AA=="}]},
                  {"type":"message","role":"assistant","phase":"commentary","content":[
                    {"type":"output_text","text":"I look.","annotations":[]}]},
                  {"type":"message","role":"assistant","phase":"final_answer","content":[
                    {"type":"output_text","text":"A cat."},{"type":"refusal","refusal":"No."}]}]}
                """))
        .isEqualTo(
            JSON.readTree(
                """
                [{"role":"system","content":"Be kind."},
                 {"role":"system","content":"Be brief."},
                 {"role":"user","content":[
                   {"type":"text","text":"What is this?"},
                   {"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"low"}},
                   {"type":"file","file":{"file_data":"data:application/pdf;base64,AA==","filename":"a.pdf"}}]},
                 {"role":"assistant","phase":"commentary","content":"I look."},
                 {"role":"assistant","phase":"final_answer","content":[
                   {"type":"text","text":"A cat."},{"type":"refusal","refusal":"No."}]}]
                """));
  }

  @Test
  void joinsWhatAModelThoughtSaidAndCalled() {
    assertThat(
            messages(
                """
                {"input":[
                  {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"E1"},
                  {"type":"message","role":"assistant","content":"I look."},
                  {"type":"function_call","id":"fc_1","call_id":"c1","name":"look","arguments":"{\\"at\\":1}"},
                  {"type":"function_call","id":"fc_2","call_id":"c2","name":"look","arguments":""},
                  {"type":"function_call_output","call_id":"c1","output":"a cat"},
                  {"type":"function_call_output","call_id":"c2","output":[
                    {"type":"input_text","text":"a dog"},
                    {"type":"input_image","image_url":"https://x/y.png"}]},
                  {"role":"user","content":"And?"}]}
                """))
        .isEqualTo(
            JSON.readTree(
                """
                [{"role":"assistant","content":"I look.","tool_calls":[
                    {"id":"c1","type":"function","function":{"name":"look","arguments":"{\\"at\\":1}"}},
                    {"id":"c2","type":"function","function":{"name":"look","arguments":"{}"}}],
                  "reasoning_items":[
                    {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"E1"}]},
                 {"role":"tool","tool_call_id":"c1","content":"a cat"},
                 {"role":"tool","tool_call_id":"c2","content":[
                    {"type":"text","text":"a dog"},
                    {"type":"image_url","image_url":{"url":"https://x/y.png"}}]},
                 {"role":"user","content":"And?"}]
                """));
  }

  @Test
  void leavesOutThoughtsThatLedToNothing() {
    TranslatedResponses translated =
        translate(
            "{\"input\":[{\"type\":\"reasoning\",\"id\":\"rs_1\",\"encrypted_content\":\"E\"},"
                + "{\"role\":\"user\",\"content\":\"x\"}]}");

    assertThat(json(translated).path("messages")).hasSize(1);
    assertThat(translated.warnings()).containsExactly("input[].reasoning");
  }

  @Test
  void givesAnotherVendorItsSignedThinkingBack() {
    String block = "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"SIG1\"}";
    String sealed = new String(SignedThought.sealed(block.getBytes(UTF_8)), UTF_8);
    String items =
        "{\"input\":[{\"type\":\"reasoning\",\"id\":\"rs_tp_1\",\"summary\":[],"
            + "\"encrypted_content\":"
            + sealed
            + "},{\"role\":\"assistant\",\"content\":\"x\"}]}";

    assertThat(messages(items).path(0).path("thinking_blocks"))
        .isEqualTo(JSON.readTree("[" + block + "]"));
    assertThat(messages(items).path(0).has("reasoning_items")).isFalse();
    byte[] plain = ResponsesTranslation.of(items.getBytes(UTF_8), false).chat();
    assertThat(JSON.readTree(plain).path("messages").path(0).propertyNames())
        .containsExactly("role", "content");
  }

  @Test
  void givesShownThinkingBackToWhoShowedIt() {
    assertThat(
            messages(
                    "{\"input\":[{\"type\":\"reasoning\",\"id\":\"rs_tp_1\",\"summary\":["
                        + "{\"type\":\"summary_text\",\"text\":\"I think\"}]},"
                        + "{\"role\":\"assistant\",\"content\":\"x\"}]}")
                .path(0)
                .path("reasoning_content")
                .asString())
        .isEqualTo("I think");
  }

  @Test
  void makesFunctionsOfAllToolsThatCanBeOnes() {
    JsonNode chat =
        json(
            translate(
                """
                {"input":"x","parallel_tool_calls":false,"tools":[
                  {"type":"function","name":"look","description":"Looks.","parameters":{"type":"object"},"strict":true},
                  {"type":"custom","name":"apply_patch","description":"Patches.",
                   "format":{"type":"grammar","syntax":"lark","definition":"start: X"}},
                  {"type":"namespace","name":"mcp__fs__","tools":[
                    {"type":"function","name":"read","parameters":{}}]},
                  {"type":"namespace","name":"git","tools":[
                    {"type":"function","name":"log","defer_loading":true}]}]}
                """));

    assertThat(chat.path("tools"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object"},"strict":true}},
                 {"type":"function","function":{"name":"apply_patch","description":"Patches.","parameters":{
                   "type":"object","properties":{"input":{"type":"string","description":"Must match this grammar (lark):\\nstart: X"}},
                   "required":["input"],"additionalProperties":false}}},
                 {"type":"function","function":{"name":"mcp__fs__read","parameters":{}}},
                 {"type":"function","function":{"name":"git__log"}}]
                """));
    assertThat(chat.path("parallel_tool_calls").booleanValue()).isFalse();
  }

  @Test
  void saysOfToolsWhatOnlyAHintWas() {
    assertThat(
            translate(
                    "{\"input\":\"x\",\"tools\":[{\"type\":\"custom\",\"name\":\"p\",\"format\":"
                        + "{\"type\":\"grammar\"}},{\"type\":\"function\",\"name\":\"f\","
                        + "\"defer_loading\":true}]}")
                .warnings())
        .containsExactly("tools[0].format", "tools[].defer_loading");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"required\"|\"required\"",
        "{\"type\":\"function\",\"name\":\"a\"}|{\"type\":\"function\",\"function\":{\"name\":\"a\"}}",
        "{\"type\":\"custom\",\"name\":\"b\"}|{\"type\":\"function\",\"function\":{\"name\":\"b\"}}"
      })
  void choosesTools(String choice, String expected) {
    assertThat(
            json(translate("{\"input\":\"x\"," + TWO + ",\"tool_choice\":" + choice + "}"))
                .path("tool_choice"))
        .isEqualTo(JSON.readTree(expected));
  }

  private static final String TWO =
      "\"tools\":[{\"type\":\"function\",\"name\":\"a\"},{\"type\":\"custom\",\"name\":\"b\"}]";

  @Test
  void offersOnlyToolsThatAreAllowed() {
    JsonNode chat =
        json(
            translate(
                "{\"input\":\"x\","
                    + TWO
                    + ",\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"required\","
                    + "\"tools\":[{\"type\":\"custom\",\"name\":\"b\"}]}}"));

    assertThat(chat.path("tool_choice").asString()).isEqualTo("required");
    assertThat(chat.path("tools")).hasSize(1);
    assertThat(chat.path("tools").path(0).path("function").path("name").asString()).isEqualTo("b");
  }

  @Test
  void tellsWhatACustomToolWasCalledWith() {
    JsonNode messages =
        messages(
            "{\"input\":[{\"type\":\"custom_tool_call\",\"call_id\":\"c\",\"name\":\"p\","
                + "\"input\":\"a\\n\\\"b\\\"\"},{\"type\":\"custom_tool_call_output\","
                + "\"call_id\":\"c\",\"output\":\"ok\"}]}");

    JsonNode function = messages.path(0).path("tool_calls").path(0).path("function");
    assertThat(JSON.readTree(function.path("arguments").asString()).path("input").asString())
        .isEqualTo("a\n\"b\"");
    assertThat(messages.path(1).path("content").asString()).isEqualTo("ok");
  }

  @Test
  void namesWhatIsInANamespaceTheSameEveryTime() {
    String space = "mcp__" + "n".repeat(60);

    assertThat(ToolNames.function(space, "one"))
        .hasSize(64)
        .isEqualTo(ToolNames.function(space, "one"))
        .isNotEqualTo(ToolNames.function(space, "two"));
    assertThat(
            messages(
                    "{\"input\":[{\"type\":\"function_call\",\"call_id\":\"c\",\"namespace\":\"git\","
                        + "\"name\":\"log\",\"arguments\":\"{}\"}]}")
                .path(0)
                .path("tool_calls")
                .path(0)
                .path("function")
                .path("name")
                .asString())
        .isEqualTo("git__log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tp-thinking.", "tp-thinking.!", "tp-thinking.e30=", "gAAAA", ""})
  void takesNothingElseForSignedThinking(String encrypted) {
    assertThat(SignedThought.opened(encrypted).isEmpty()).isTrue();
  }

  private static JsonNode messages(String body) {
    return json(translate(body)).path("messages");
  }

  private static TranslatedResponses translate(String body) {
    return ResponsesTranslation.of(body.getBytes(UTF_8), true);
  }

  private static JsonNode json(TranslatedResponses translated) {
    return JSON.readTree(translated.chat());
  }
}
