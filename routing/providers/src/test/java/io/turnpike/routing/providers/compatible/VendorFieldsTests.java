package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.dialects.json.TreeReads;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
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

  private static String text(RuledRequest sent) {
    return new String(sent.body().bytes(), UTF_8);
  }
}
