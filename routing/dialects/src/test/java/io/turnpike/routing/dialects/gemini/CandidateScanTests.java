package io.turnpike.routing.dialects.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In documents ' stands for ". */
class CandidateScanTests {

  private final FrameScan scan = GeminiFixture.DIALECT.frames();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'candidates':[{'content':{'parts':[{'text':'Hello'}],'role':'model'},'index':0}]} | EVENT | true | false | false | 5",
        "{'candidates':[{'content':{'parts':[{'text':'Hm','thought':true}]}}]} | EVENT | true | false | true | 2",
        "{'candidates':[{'content':{'parts':[{'thought':false,'text':'Hm'}]}}]} | EVENT | true | false | false | 2",
        "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f','args':{'text':'x'}}}]}}]} | EVENT | true | false | false | 32",
        "{'candidates':[{'content':{'parts':[{'text':''}]}}]} | EVENT | false | false | false | 0",
        "{'candidates':[{'content':{'parts':[{'text':''}]},'finishReason':'STOP'}]} | EVENT | true | true | false | 0",
        "{'candidates':[{'finishReason':'MAX_TOKENS','groundingMetadata':{'chunks':[{'text':'no'}]}}]} | EVENT | true | true | false | 0",
        "{'promptFeedback':{'blockReason':'SAFETY'}} | EVENT | true | true | false | 0",
        "{'usageMetadata':{'promptTokenCount':3}} | EVENT | false | false | false | 0",
        "{'error':{'code':500,'message':'x'}} | ERROR | false | false | false | 0",
        "{'error':'x'} | ERROR | false | false | false | 0",
        "{'odd':1} | INVALID | false | false | false | 0",
        "[1] | INVALID | false | false | false | 0",
        "Oh no | INVALID | false | false | false | 0",
      })
  void knowsWhatAPieceIs(
      String data, Kind kind, boolean content, boolean finished, boolean reasoning, int bytes) {
    assertThat(scan.scan(frame(data))).isEqualTo(kind);
    assertThat(scan.hasContent()).isEqualTo(content);
    assertThat(scan.finished()).isEqualTo(finished);
    assertThat(scan.hasReasoning()).isEqualTo(reasoning);
    assertThat(scan.contentBytes()).isEqualTo(bytes);
  }

  @Test
  void aPieceSaysNothingOfTheOneBefore() {
    scan.scan(
        frame("{'candidates':[{'content':{'parts':[{'text':'Hi'}]},'finishReason':'STOP'}]}"));
    scan.scan(frame("{'candidates':[{'content':{'parts':[{'text':''}]}}]}"));

    assertThat(scan.finished()).isFalse();
    assertThat(scan.contentBytes()).isZero();
  }

  @Test
  void theLastPieceSaysWhatWasUsed() {
    String counts =
        "'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':2,'thoughtsTokenCount':3,"
            + "'cachedContentTokenCount':4,'totalTokenCount':14,'trafficType':'ON_DEMAND_FLEX'},"
            + "'modelVersion':'g-002'";
    scan.scan(frame("{'candidates':[{'content':{'parts':[{'text':'Hi'}]}}]," + counts + "}"));
    assertThat(scan.hasUsage()).as("it goes on").isFalse();
    assertThat(scan.read()).isEqualTo(new TokenUsage(5, 4, 0, 0, 0, 0, 0, 0, 0));

    scan.scan(frame("{'candidates':[{'finishReason':'STOP'}]," + counts + "}"));

    assertThat(scan.hasUsage()).isTrue();
    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(5, 4, 0, 0, 2, 3, 0, 0, 0));
    assertThat(scan.answered().model()).isEqualTo("g-002");
    assertThat(scan.answered().tier()).isEqualTo("flex");
  }

  @Test
  void whatIsAddedIsGooglesOwn() {
    assertThat(new String(scan.error("broken", "It broke.", new UUID(0, 7)), UTF_8))
        .startsWith("data: {\"error\":{\"code\":500,\"message\":\"It broke.\"")
        .endsWith("}\n\n");
    assertThat(new String(scan.keepAlive(), UTF_8)).isBlank();
    assertThat(scan.end()).isEmpty();
  }

  private static Frames frame(String data) {
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(
        Unpooled.wrappedBuffer(("data: " + data.replace('\'', '"') + "\n\n").getBytes(UTF_8)));
    assertThat(frames.next()).isTrue();
    return frames;
  }
}
