package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import org.junit.jupiter.api.Test;

class CompatibleChatTests {

  @Test
  void whatIsTakenPassesAsItIs() {
    byte[] body = "{ \"model\": \"m\", \"temperature\": 0.50 }".getBytes(UTF_8);

    assertThat(new CompatibleChat().request(body, null).body()).isSameAs(body);
  }

  @Test
  void whatIsRefusedIsLeftOutAndNamed() {
    TranslatedRequest request =
        new CompatibleChat()
            .request(
                "{\"model\":\"m\",\"user\":\"u\",\"max_completion_tokens\":9}".getBytes(UTF_8),
                null);

    assertThat(new String(request.body(), UTF_8)).isEqualTo("{\"model\":\"m\",\"max_tokens\":9}");
    assertThat(request.dropped()).containsExactly("user");
  }
}
