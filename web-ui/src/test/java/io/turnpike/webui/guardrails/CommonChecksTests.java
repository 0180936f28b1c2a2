package io.turnpike.webui.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.webui.view.Submitted;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommonChecksTests {

  private static final String WRITTEN =
      """
      {"scope": {"team": "search"}, "observe": true,
       "input_guardrails": [
         {"default.pii": {"entities": ["email"], "limit": 0.10}, "deny": true},
         {"length": {"max": 9}},
         {"words": {"deny": ["alpha", "beta"], "action": "flag"}}]}""";

  @Test
  void readsWhatTheDocumentHas() {
    CommonChecks checks = CommonChecks.of(WRITTEN);

    assertThat(checks.actions())
        .isEqualTo(
            Map.of(
                CommonCheck.PII, "deny",
                CommonCheck.SECRETS, "",
                CommonCheck.INJECTION, "",
                CommonCheck.WORDS, "flag"));
    assertThat(checks.listed()).isEqualTo("alpha, beta");
    assertThat(CommonChecks.of("{").asked()).hasSize(4);
  }

  @Test
  void whatIsNotChangedStaysAsItIsWritten() {
    assertThat(json(CommonChecks.of(WRITTEN).into(WRITTEN))).isEqualTo(json(WRITTEN));
  }

  @Test
  void writesWhatIsNewForRequestsAndAnswers() {
    JsonNode set =
        json(
            into(
                "{\"scope\": {}}", "pii", "redact", "prompt_injection", "deny", "secrets", "flag"));

    assertThat(set)
        .isEqualTo(
            json(
                """
                {"scope": {},
                 "input_guardrails": [{"pii": {}, "action": "redact"},
                   {"secrets": {}, "action": "flag"}, {"prompt_injection": {}, "action": "deny"}],
                 "output_guardrails": [{"pii": {}, "action": "redact"},
                   {"secrets": {}, "action": "flag"}]}"""));
  }

  @Test
  void changesAndTakesOutWhatIsThereAndLeavesTheRest() {
    JsonNode set = json(into(WRITTEN, "pii", "redact", "words", "deny", "words_", "beta, gamma"));

    assertThat(set.path("input_guardrails"))
        .isEqualTo(
            json(
                """
                [{"default.pii": {"entities": ["email"], "limit": 0.10}, "action": "redact"},
                 {"length": {"max": 9}},
                 {"words": {"deny": ["beta", "gamma"], "action": "deny"}}]"""));
    assertThat(set.has("output_guardrails")).isFalse();
    assertThat(json(into(WRITTEN, "words_", "alpha, beta")).path("input_guardrails"))
        .isEqualTo(json("[{\"length\": {\"max\": 9}}]"));
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(refusal("{\"scope\": {}", "pii", "deny")).contains("must be a JSON object");
    assertThat(refusal("[]", "pii", "deny")).contains("must be a JSON object");
    assertThat(refusal(WRITTEN, "words", "deny")).contains("which words");
    assertThat(refusal("{}", "words_", "alpha")).contains("what is to follow");
  }

  private static String refusal(String document, String... fields) {
    return catchThrowableOfType(InvalidInput.class, () -> into(document, fields))
        .mistakes()
        .getFirst()
        .message();
  }

  /** {@code words_} is the field of the words themselves. */
  private static String into(String document, String... fields) {
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    for (int at = 0; at < fields.length; at += 2) {
      String name = fields[at].equals("words_") ? "common_words_list" : "common_" + fields[at];
      form.add(name, fields[at + 1]);
    }
    return CommonChecks.of(new Submitted(form)).into(document);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
