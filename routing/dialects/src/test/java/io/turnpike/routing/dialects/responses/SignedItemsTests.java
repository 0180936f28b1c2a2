package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedItemsTests {

  private static final String USER = "{\"role\":\"user\",\"content\":\"first\"}";
  private static final String OWN =
      "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"encrypted_content\":\"E\"}";
  private static final String OTHERS =
      "{\"type\":\"reasoning\",\"id\":\"rs_tp_1\",\"encrypted_content\":\"tp-thinking.e30=\"}";
  private static final String SHOWN = "{\"type\":\"reasoning\",\"id\":\"rs_tp_2\",\"summary\":[]}";
  private static final Set<String> KEPT = Set.of("encrypted_content");

  @Test
  void stayWithTheirSigner() {
    assertThat(input(KEPT, USER, OWN)).isEqualTo("[" + USER + "," + OWN + "]");
    assertThat(input(Set.of(), USER, OWN)).isEqualTo("[" + USER + "]");
  }

  @Test
  void neverReachThisApiWhenTheyAreOthers() {
    assertThat(input(KEPT, USER, OWN, OTHERS, SHOWN)).isEqualTo("[" + USER + "," + OWN + "]");
  }

  @Test
  void areNotLookedForWhereThereAreNone() {
    ResponsesRequest plain = request(USER);

    assertThat(plain.unsigned(Set.of())).isSameAs(plain);
    assertThat(plain.signedConversation()).isNull();
    assertThat(request(USER, OWN).signedConversation()).isEqualTo("\"first\"");
  }

  private static String input(Set<String> kept, String... items) {
    String body = new String(request(items).unsigned(kept).body(), UTF_8);
    return body.substring("{\"input\":".length(), body.length() - 1);
  }

  private static ResponsesRequest request(String... items) {
    return (ResponsesRequest)
        ResponsesFixture.scan("{\"input\":[" + String.join(",", items) + "]}");
  }
}
