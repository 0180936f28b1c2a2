package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.turnpike.routing.plan.RoutePlan.Override;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodySpliceTests {

  @Test
  void leavesABodyAloneThatNeedsNothing() {
    String body = "{ \"model\" : \"m\",\n \"messages\":[ ], \"unknown\":{\"k\":[1,2]} }\n";

    assertThat(spliced(body, "m")).isEqualTo(body);
  }

  @Test
  void replacesTheModelAndNothingElse() {
    assertThat(spliced("{\"a\":1,\"model\":\"up/m\",\"messages\":[]}", "m\"ü"))
        .isEqualTo("{\"a\":1,\"model\":\"m\\\"ü\",\"messages\":[]}");
  }

  @Test
  void addsAModelWhereThereIsNone() {
    assertThat(spliced("{\"messages\":[]}", "m")).isEqualTo("{\"model\":\"m\",\"messages\":[]}");
  }

  @Test
  void givesADefaultOnlyWhereTheClientIsSilent() {
    Override quiet = new Override("temperature", "0.5".getBytes(UTF_8), null);
    RequestScan silent = RequestScan.of("{\"messages\":[],\"model\":\"m\"}".getBytes(UTF_8));
    RequestScan said =
        RequestScan.of("{\"messages\":[],\"model\":\"m\",\"temperature\":null}".getBytes(UTF_8));

    assertThat(new String(BodySplice.of(silent, "m", List.of(quiet), List.of()).bytes(), UTF_8))
        .isEqualTo("{\"temperature\":0.5,\"messages\":[],\"model\":\"m\"}");
    assertThat(BodySplice.of(said, "m", List.of(quiet), List.of()).bytes()).isEqualTo(said.body());
  }

  @Test
  void setsWhatTheConfigInsistsOn() {
    Override temperature = new Override("temperature", "0.5".getBytes(UTF_8), null);
    Override limit = new Override("max_tokens", "7".getBytes(UTF_8), null);

    assertThat(
            spliced(
                "{\"max_tokens\":900,\"messages\":[],\"model\":\"m\"}", "m", temperature, limit))
        .isEqualTo("{\"temperature\":0.5,\"max_tokens\":7,\"messages\":[],\"model\":\"m\"}");
  }

  @Test
  void takesTheModelOfTheConfig() {
    Override model = new Override("model", "\"other\"".getBytes(UTF_8), "other");

    assertThat(spliced("{\"model\":\"m\",\"messages\":[]}", "other", model))
        .isEqualTo("{\"model\":\"other\",\"messages\":[]}");
  }

  @Test
  void doesNotLetAConfigTurnAWholeAnswerIntoAStream() {
    Override stream = new Override("stream", "true".getBytes(UTF_8), null);

    assertThat(spliced("{\"model\":\"m\",\"messages\":[]}", "m", stream))
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
  void asksForUsageOnStreams(String asked, String sent) {
    assertThat(spliced("{" + asked + ",\"model\":\"m\",\"messages\":[]}", "m"))
        .isEqualTo("{" + sent + ",\"model\":\"m\",\"messages\":[]}");
  }

  private static String spliced(String body, String model, Override... overrides) {
    BodySplice splice =
        BodySplice.of(RequestScan.of(body.getBytes(UTF_8)), model, List.of(), List.of(overrides));
    ByteBuf out = splice.write(UnpooledByteBufAllocator.DEFAULT);
    try {
      assertThat(out.readableBytes()).isEqualTo(splice.size());
      return out.toString(UTF_8);
    } finally {
      out.release();
    }
  }
}
