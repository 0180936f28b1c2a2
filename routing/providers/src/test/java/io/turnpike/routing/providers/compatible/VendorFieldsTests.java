package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.json.TreeReads;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.providers.rules.ModelRules.RuledRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a request's fields on the way to a vendor that calls them otherwise. */
class VendorFieldsTests {

  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);
  private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  private final ModelRules rules = ModelRules.with(Vendors.found().fieldRules());

  @Test
  void theSameUnderAnotherNameIsToldNobody() {
    RuledRequest sent = sent("mistral", "\"seed\":7,\"max_completion_tokens\":50");

    assertThat(text(sent))
        .contains("\"random_seed\":7", "\"max_tokens\":50")
        .doesNotContain("\"seed\"", "max_completion_tokens");
    assertThat(sent.changed()).isEmpty();
  }

  @Test
  void aNameThatIsTakenAlreadyStays() {
    assertThat(text(sent("mistral", "\"max_completion_tokens\":50,\"max_tokens\":20")))
        .contains("\"max_tokens\":20")
        .doesNotContain("50");
  }

  @Test
  void whatConfigsSetIsRenamedToo() {
    Target seeded =
        TARGET.with(List.of(new Override("seed", "9".getBytes(UTF_8), null)), List.of());

    assertThat(text(rules.sent(chat(""), "mistral", "m", seeded)))
        .contains("\"random_seed\":9")
        .doesNotContain("\"seed\"");
  }

  @Test
  void whatIsRefusedGoesAndIsTold() {
    RuledRequest sent = sent("mistral", "\"logit_bias\":{\"1\":2},\"user\":null,\"top_p\":0.5");

    assertThat(text(sent)).doesNotContain("logit_bias", "\"user\":").contains("\"top_p\":0.5");
    assertThat(sent.changed()).containsExactlyInAnyOrder("logit_bias", "user");
  }

  @Test
  void numbersBeyondABoundAreMovedToIt() {
    RuledRequest hot = sent("mistral", "\"temperature\":1.9");
    assertThat(text(hot)).contains("\"temperature\":1.5");
    assertThat(hot.changed()).containsExactly("temperature");

    assertThat(text(sent("minimax", "\"temperature\":0"))).contains("\"temperature\":0.01");
    assertThat(text(sent("mistral", "\"temperature\":1.50"))).contains("\"temperature\":1.50");
  }

  @Test
  void aStreamIsNotAskedForItsUsageWhereTheQuestionIsRefused() {
    assertThat(text(sent("mistral", "\"stream\":true"))).doesNotContain("stream_options");
    assertThat(text(sent("mistral", "\"stream\":true,\"stream_options\":{\"include_usage\":true}")))
        .doesNotContain("stream_options");
    assertThat(text(sent("groq", "\"stream\":true"))).contains("\"include_usage\":true");
  }

  @Test
  void fieldsOfMessagesGoWhereTheVendorRefusesThem() {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"\\\"reasoning_content\\\"\"},"
            + "{\"role\":\"assistant\",\"content\":\"a\",\"reasoning_content\":\"hm\"}]}";
    RuledRequest sent = rules.sent(ChatFixture.scan(body), "mistral", "m", TARGET);

    assertThat(text(sent)).doesNotContain("\"hm\"").contains("\\\"reasoning_content\\\"");
    assertThat(sent.changed()).containsExactly("messages[].reasoning_content");
  }

  @Test
  void fieldsOfEmbeddingsAreRenamedToo() {
    RequestScan request =
        embeddings("{\"model\":\"m\",\"input\":\"a\",\"dimensions\":256,\"user\":\"u\"}");
    RuledRequest sent = rules.sent(request, "mistral", "m", TARGET);

    assertThat(text(sent))
        .contains("\"output_dimension\":256", "\"input\":\"a\"")
        .doesNotContain("\"dimensions\"", "\"user\"");
    assertThat(sent.changed()).containsExactly("user");
  }

  @Test
  void aRoleThatTheVendorDoesNotKnowIsSaidByOneThatItKnows() {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"developer\",\"content\":\"developer\"},"
            + "{\"role\":\"user\",\"content\":\"Hi\"}]}";
    RuledRequest sent = rules.sent(ChatFixture.scan(body), "deepseek", "m", TARGET);

    assertThat(text(sent)).contains("{\"role\":\"system\",\"content\":\"developer\"}");
    assertThat(sent.changed()).isEmpty();
    assertThat(text(rules.sent(ChatFixture.scan(body), "groq", "m", TARGET)))
        .contains("\"role\":\"developer\"");
  }

  @Test
  void idsOfCallsAreAsLongAsTheVendorWantsThemAndStillBelongTogether() {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
            + call("call_abc-1")
            + ","
            + call("D681PevKs")
            + "]},{\"role\":\"tool\",\"tool_call_id\":\"call_abc-1\",\"content\":\"1\"},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"D681PevKs\",\"content\":\"2\"}]}";
    String sent = text(rules.sent(ChatFixture.scan(body), "mistral", "m", TARGET));

    String id = sent.replaceFirst(".*\"tool_calls\":\\[\\{\"id\":\"([^\"]*)\".*", "$1");
    assertThat(id).matches("[a-z0-9]{9}");
    assertThat(sent)
        .contains("\"tool_call_id\":\"" + id + "\",\"content\":\"1\"")
        .contains("\"id\":\"D681PevKs\"", "\"tool_call_id\":\"D681PevKs\"")
        .doesNotContain("call_abc-1");
  }

  @Test
  void aRuleForSomeModelsLeavesTheOthersAlone() {
    assertThat(sent("xai", "grok-4-fast", "\"stop\":[\"x\"]").changed()).containsExactly("stop");
    assertThat(sent("xai", "grok-2", "\"stop\":[\"x\"]").changed()).isEmpty();
  }

  @Test
  void aRequestWithoutAnyOfThatStaysTheSameBytesWithoutATree() {
    RequestScan request = chat("\"temperature\":0.2,\"max_tokens\":5");
    long before = TreeReads.count();
    RuledRequest sent = rules.sent(request, "mistral", "m", TARGET);

    assertThat(sent.body().bytes()).isEqualTo(request.body());
    assertThat(sent.changed()).isEmpty();
    assertThat(TreeReads.count()).isEqualTo(before);
  }

  private static String call(String id) {
    return "{\"id\":\"" + id + "\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}";
  }

  private RuledRequest sent(String type, String members) {
    return sent(type, "m", members);
  }

  private RuledRequest sent(String type, String model, String members) {
    return rules.sent(chat(members), type, model, TARGET);
  }

  private static RequestScan chat(String members) {
    String more = members.isEmpty() ? "" : members + ",";
    return ChatFixture.scan("{\"model\":\"m\"," + more + MESSAGES + "}");
  }

  private static RequestScan embeddings(String json) {
    return new EmbeddingsDialect(new ChatDialect())
        .operations()
        .getFirst()
        .scan(null, json.getBytes(UTF_8));
  }

  private static String text(RuledRequest sent) {
    return new String(sent.body().bytes(), UTF_8);
  }
}
