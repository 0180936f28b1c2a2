package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestScan;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What providers signed in a conversation goes back to whoever signed it, and to nobody else. */
class SignedStateTests {

  private static final String SIGNED =
      """
      {"model":"m","seed":7,"messages":[
        {"role":"system","content":"Be brief"},
        {"role":"user","content":[{"type":"text","text":"How"},{"type":"text","text":"far?"}]},
        {"role":"assistant","content":"I look","thinking_blocks":[{"type":"thinking","thinking":"t","signature":"s"}],
         "reasoning_items":[{"id":"rs_1","encrypted_content":"e"}],
         "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"},
           "extra_content":{"google":{"thought_signature":"g"}}}]},
        {"role":"tool","tool_call_id":"c","content":"2 km"}]}""";

  @Test
  void isKnownByHowTheConversationBegan() {
    assertThat(ChatFixture.scan(SIGNED).signedConversation()).isEqualTo("How\nfar?");
  }

  @Test
  void isFoundInNoOtherRequest() {
    RequestScan plain =
        ChatFixture.scan(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"the thinking_blocks"
                + " of old\"}]}");

    assertThat(plain.signedConversation()).isNull();
    assertThat(plain.unsigned(Set.of())).isSameAs(plain);
  }

  @Test
  void isLeftOutForWhoeverDidNotSign() {
    RequestScan rest = ChatFixture.scan(SIGNED).unsigned(Set.of());

    assertThat(text(rest))
        .doesNotContain("thinking_blocks", "reasoning_items", "thought_signature", "extra_content")
        .contains("\"seed\":7", "\"content\":\"I look\"", "\"arguments\":\"{}\"", "2 km");
  }

  @Test
  void staysForWhoeverSigned() {
    RequestScan rest = ChatFixture.scan(SIGNED).unsigned(Set.of("thinking_blocks"));

    assertThat(text(rest))
        .contains("{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"}")
        .doesNotContain("reasoning_items", "thought_signature");
  }

  private static String text(RequestScan request) {
    return new String(request.body(), UTF_8);
  }
}
