package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedBlocksTests {

  private static final Operation MESSAGES = new MessagesDialect().operations().getFirst();
  private static final Set<String> SIGNER = new MessagesDialect().signedSlots();

  private static final String USER = "{\"role\":\"user\",\"content\":\"Go\"}";
  private static final String TEXT = "{\"type\":\"text\",\"text\":\"a\"}";
  private static final String SIGNED =
      "{\"type\":\"thinking\",\"thinking\":\"x\",\"signature\":\"SIG\"}";
  private static final String REDACTED = "{\"type\":\"redacted_thinking\",\"data\":\"eA==\"}";
  private static final String UNSIGNED =
      "{\"type\":\"thinking\",\"thinking\":\"y\",\"signature\":\"\"}";

  @Test
  void staysWithItsSigner() {
    RequestScan request = scan(USER, assistant(SIGNED, REDACTED, TEXT), USER);

    assertThat(request.unsigned(SIGNER)).isSameAs(request);
    assertThat(request.signedConversation()).isEqualTo("Go");
  }

  @Test
  void goesToNobodyElse() {
    assertThat(text(scan(USER, assistant(SIGNED, REDACTED, TEXT), USER).unsigned(Set.of())))
        .isEqualTo(text(scan(USER, assistant(TEXT), USER)));
    assertThat(text(scan(USER, assistant(SIGNED), USER).unsigned(Set.of())))
        .isEqualTo(text(scan(USER, USER)));
  }

  @Test
  void goesToNoSignerWhereNobodySigned() {
    assertThat(text(scan(USER, assistant(UNSIGNED, SIGNED, TEXT)).unsigned(SIGNER)))
        .isEqualTo(text(scan(USER, assistant(SIGNED, TEXT))));
  }

  @Test
  void isNotLookedForInOtherRequests() {
    RequestScan request = scan(USER, assistant(TEXT), USER);

    assertThat(request.unsigned(Set.of())).isSameAs(request);
    assertThat(request.signedConversation()).isNull();
  }

  @Test
  void settingsAreFoundAndChangedWhereTheyStand() {
    Target target = new Target("p", List.of(), Timeouts.DEFAULT, Retry.NONE);
    RequestScan request =
        MESSAGES.scan(
            null,
            ("{\"model\":\"m\",\"max_tokens\":9,\"temperature\":0.5,\"output_config\":{\"effort\":\"max\",\"format\":null},"
                    + "\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true},\"thinking\":{\"type\":\"disabled\"},\"messages\":["
                    + USER
                    + "]}")
                .getBytes(UTF_8));

    ModelSettings settings = Objects.requireNonNull(request.settings(target));

    assertThat(settings.word(Setting.EFFORT)).isEqualTo("max");
    assertThat(settings.field(Setting.EFFORT)).isEqualTo("output_config.effort");
    assertThat(settings.word(Setting.THINKING)).isEqualTo("disabled");
    assertThat(settings.word(Setting.TOOL_CHOICE)).isEqualTo(ModelSettings.FORCED);
    assertThat(settings.word(Setting.OUTPUT_LIMIT)).isEqualTo("9");
    assertThat(settings.prefill()).isNull();
    settings.change(Setting.EFFORT, "high");
    settings.change(Setting.TOOL_CHOICE, "auto");
    settings.leaveOut(Setting.TEMPERATURE);
    assertThat(new String(settings.sent("m").bytes(), UTF_8))
        .contains("\"effort\":\"high\"", "\"type\":\"auto\"", "\"disable_parallel_tool_use\":true")
        .doesNotContain("temperature");
  }

  private static String assistant(String... blocks) {
    return "{\"role\":\"assistant\",\"content\":[" + String.join(",", blocks) + "]}";
  }

  private static RequestScan scan(String... messages) {
    return MESSAGES.scan(
        null, ("{\"messages\":[" + String.join(",", messages) + "]}").getBytes(UTF_8));
  }

  private static String text(RequestScan request) {
    return new String(request.body(), UTF_8);
  }
}
