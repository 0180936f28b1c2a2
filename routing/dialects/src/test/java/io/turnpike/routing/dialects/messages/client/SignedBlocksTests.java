package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thinking goes back to the model that signed it, and to nobody else. */
class SignedBlocksTests {

  private static final String SIGNED =
      """
      {"model":"m","max_tokens":9,"messages":[
        {"role":"user","content":"How far?"},
        {"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"s"},
          {"type":"tool_use","id":"c","name":"look","input":{"a":1.50}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":"2 km"}]},
        {"role":"assistant","content":[{"type":"redacted_thinking","data":"d"}]},
        {"role":"user","content":"And?"}]}""";

  @Test
  void isKnownByHowTheConversationBegan() {
    assertThat(scan(SIGNED).signedConversation()).isEqualTo("\"How far?\"");
    assertThat(scan(SIGNED.replace("signature", "x").replace("redacted", "y")).signedConversation())
        .isNull();
  }

  @Test
  void isLeftOutForWhoeverDidNotSign() {
    RequestScan rest = scan(SIGNED).unsigned(Set.of());

    assertThat(new String(rest.body(), UTF_8))
        .doesNotContain("thinking", "signature")
        .contains("\"tool_use\"", "2 km", "And?", "\"max_tokens\":9");
    assertThat(new String(rest.body(), UTF_8).split("\"role\":\"assistant\"")).hasSize(2);
  }

  @Test
  void staysAsItIsForWhoeverSigned() {
    RequestScan signed = scan(SIGNED);

    assertThat(signed.unsigned(Set.of("thinking"))).isSameAs(signed);
  }

  private static RequestScan scan(String json) {
    Operation messages = new MessagesDialect().operations().getFirst();
    return messages.scan(null, json.getBytes(UTF_8));
  }
}
