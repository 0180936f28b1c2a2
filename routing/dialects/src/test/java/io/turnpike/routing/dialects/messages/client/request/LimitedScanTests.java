package io.turnpike.routing.dialects.messages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitedScanTests {

  private static final String BODY =
      "{\"model\":\"c\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, max_tokens",
    "gpt-oss-120b, max_tokens",
    "deepseek-chat, max_tokens",
    "llama-o3d, max_tokens",
    "o3-mini, max_completion_tokens",
    "gpt-5.2, max_completion_tokens",
    "openai/gpt-6-astra, max_completion_tokens"
  })
  void callsTheLimitAsItsModelDoes(String model, String name) {
    Target target = new Target("p", List.of(), Timeouts.DEFAULT, Retry.NONE);

    byte[] sent =
        CanonicalRequest.of(BODY.getBytes(UTF_8)).plain().request().sent(model, target).bytes();

    assertThat(new String(sent, UTF_8))
        .contains("\"" + name + "\":9", "\"model\":\"" + model + "\"")
        .containsOnlyOnce("_tokens");
  }
}
