package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentRequestTests {

  @Test
  void leavesABodyAloneThatNeedsNothing() {
    String body = "{ \"model\" : \"m\",\n \"messages\":[ ], \"unknown\":{\"k\":[1,2]} }\n";

    assertThat(sent(body, "m")).isEqualTo(body);
  }

  @Test
  void replacesTheModelAndNothingElse() {
    assertThat(sent("{\"a\":1,\"model\":\"up/m\",\"messages\":[]}", "m\"ü"))
        .isEqualTo("{\"a\":1,\"model\":\"m\\\"ü\",\"messages\":[]}");
  }

  @Test
  void addsAModelWhereThereIsNone() {
    assertThat(sent("{\"messages\":[]}", "m")).isEqualTo("{\"model\":\"m\",\"messages\":[]}");
  }

  @Test
  void givesADefaultOnlyWhereTheClientIsSilent() {
    Override quiet = new Override("temperature", "0.5".getBytes(UTF_8), null);
    ChatRequest silent =
        ChatRequest.of(
            ChatFixture.COMPLETIONS, "{\"messages\":[],\"model\":\"m\"}".getBytes(UTF_8));
    ChatRequest said =
        ChatRequest.of(
            ChatFixture.COMPLETIONS,
            "{\"messages\":[],\"model\":\"m\",\"temperature\":null}".getBytes(UTF_8));

    Target target = target(List.of(quiet), List.of());

    assertThat(new String(silent.sent("m", target).bytes(), UTF_8))
        .isEqualTo("{\"temperature\":0.5,\"messages\":[],\"model\":\"m\"}");
    assertThat(said.sent("m", target).bytes()).isEqualTo(said.body());
  }

  @Test
  void setsWhatTheConfigInsistsOn() {
    Override temperature = new Override("temperature", "0.5".getBytes(UTF_8), null);
    Override limit = new Override("max_tokens", "7".getBytes(UTF_8), null);

    assertThat(
            sent("{\"max_tokens\":900,\"messages\":[],\"model\":\"m\"}", "m", temperature, limit))
        .isEqualTo("{\"temperature\":0.5,\"max_tokens\":7,\"messages\":[],\"model\":\"m\"}");
  }

  @Test
  void takesTheModelOfTheConfig() {
    Override model = new Override("model", "\"other\"".getBytes(UTF_8), "other");

    assertThat(sent("{\"model\":\"m\",\"messages\":[]}", "other", model))
        .isEqualTo("{\"model\":\"other\",\"messages\":[]}");
  }

  @Test
  void doesNotLetAConfigTurnAWholeAnswerIntoAStream() {
    Override stream = new Override("stream", "true".getBytes(UTF_8), null);

    assertThat(sent("{\"model\":\"m\",\"messages\":[]}", "m", stream))
        .isEqualTo("{\"model\":\"m\",\"messages\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"stream\":true | \"stream_options\":{\"include_usage\":true},\"stream\":true",
        "\"stream\":true,\"stream_options\":null"
            + " | \"stream\":true,\"stream_options\":{\"include_usage\":true}",
        "\"stream\":true,\"stream_options\":{ }"
            + " | \"stream\":true,\"stream_options\":{\"include_usage\":true }",
        "\"stream\":true,\"stream_options\":{\"x\":1}"
            + " | \"stream\":true,\"stream_options\":{\"include_usage\":true,\"x\":1}",
        "\"stream\":true,\"stream_options\":{\"include_usage\": false}"
            + " | \"stream\":true,\"stream_options\":{\"include_usage\": true}",
        "\"stream\":true,\"stream_options\":{\"include_usage\":true}"
            + " | \"stream\":true,\"stream_options\":{\"include_usage\":true}",
        "\"stream\":false | \"stream\":false",
      })
  void asksForUsageOnStreams(String asked, String wanted) {
    assertThat(sent("{" + asked + ",\"model\":\"m\",\"messages\":[]}", "m"))
        .isEqualTo("{" + wanted + ",\"model\":\"m\",\"messages\":[]}");
  }

  @Test
  void holdsNothingThatIsNotSentAgain() {
    RequestBody edited =
        ChatRequest.of(ChatFixture.COMPLETIONS, "{\"model\":\"m\",\"messages\":[]}".getBytes(UTF_8))
            .sent("other", target(List.of(), List.of()));
    RequestBody whole = RequestBody.of(edited.bytes());

    edited.release();
    whole.release();

    assertThat(List.of(edited.size(), whole.size())).containsOnly(0);
  }

  private static String sent(String body, String model, Override... overrides) {
    RequestBody sent =
        ChatRequest.of(ChatFixture.COMPLETIONS, body.getBytes(UTF_8))
            .sent(model, target(List.of(), List.of(overrides)));
    ByteBuf out = sent.write(UnpooledByteBufAllocator.DEFAULT);
    try {
      assertThat(out.readableBytes()).isEqualTo(sent.size());
      return out.toString(UTF_8);
    } finally {
      out.release();
    }
  }

  private static Target target(List<Override> defaults, List<Override> overrides) {
    return new Target(
        "",
        null,
        "p",
        overrides,
        defaults,
        List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }
}
