package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A body with input where chat completions are asked for. */
class ResponsesBodyFormTests {

  private final ChatDialect chat = new ChatDialect(List.of(new ResponsesBodyForm()));

  @Test
  void isUnderstoodAndAnsweredAsChat() {
    RequestScan scan =
        scan(
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"tools\":[{\"type\":\"function\",\"name\":\"look\",\"parameters\":{}}]}");

    assertThat(new String(scan.body(), UTF_8))
        .isEqualTo(
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"tools\":[{\"type\":\"function\",\"function\":"
                + "{\"name\":\"look\",\"parameters\":{}}}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    assertThat(scan.stream()).isTrue();
    assertThat(scan.wantsUsage()).isTrue();
    assertThat(Objects.requireNonNull(scan.canonical()).answers()).isNull();
  }

  @Test
  void tellsWhatChatDoesNotCarry() {
    RequestScan scan = scan("{\"model\":\"m\",\"input\":\"Hi\",\"truncation\":\"auto\"}");

    assertThat(scan.warnings()).containsExactly("truncation");
    assertThat(scan.rewritten(Set.of(), "other").warnings()).containsExactly("truncation");
    assertThat(Objects.requireNonNull(scan.canonical()).warnings()).containsExactly("truncation");
  }

  @Test
  void isNotMeantWhereThereAreMessages() {
    String body = "{\"messages\":[],\"input\":\"x\"}";

    assertThat(scan(body).body()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void isRefusedForWhatChatCannotSay() {
    assertThatThrownBy(() -> scan("{\"input\":[],\"tools\":[{\"type\":\"web_search\"}]}"))
        .isInstanceOfSatisfying(
            GatewayFailure.class,
            failure -> assertThat(failure.param()).isEqualTo("tools[0].type"));
    assertThatThrownBy(() -> scan("{\"model\":\"m\"}"))
        .isInstanceOfSatisfying(
            GatewayFailure.class, failure -> assertThat(failure.param()).isEqualTo("messages"));
  }

  private RequestScan scan(String body) {
    return chat.request(chat.operations().getFirst(), null, body.getBytes(UTF_8));
  }
}
