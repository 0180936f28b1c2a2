package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestTests {

  @Test
  void findsWhatTheGatewayActsOn() {
    ChatRequest scan =
        scan(
            """
            {"model":"gpt-4o", "messages":[{"role":"user","content":"x"}],
             "stream":true, "stream_options":{"include_usage":true}, "max_tokens": 5 }\
            """);

    assertThat(scan.model()).isEqualTo("gpt-4o");
    assertThat(scan.stream()).isTrue();
    assertThat(scan.wantsUsage()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'include':true} | true",
        "{'x':{'include':true},'include':false} | false",
        "{} | false",
        "null | false",
        "true | false",
      })
  void mayAskForUsageAsRoutersHaveIt(String usage, boolean wanted) {
    String body = "{'messages':[],'usage':" + usage + ",'model':'m'}";
    ChatRequest scan = scan(body.replace('\'', '"'));

    assertThat(scan.wantsUsage()).isEqualTo(wanted);
    assertThat(scan.model()).isEqualTo("m");
    assertThat(scan.hasAny(Set.of("usage", "y"))).isTrue();
    assertThat(scan.hasAny(Set.of("x", "include"))).isFalse();
  }

  @Test
  void aReleasedOneForgetsWhatItsClientSent() {
    ChatRequest scan = scan("{\"model\":\"m\",\"stream\":true,\"messages\":[]}");
    RequestScan kept = scan.kept();

    scan.release();

    assertThat(scan.body()).isEmpty();
    assertThat(scan.member("messages")).isNull();
    assertThat(scan.model()).isEqualTo("m");
    assertThat(scan.stream()).isTrue();
    assertThat(new String(kept.body(), UTF_8)).startsWith("{\"model\"");
    assertThat(kept.member("messages")).isNotNull();
  }

  @Test
  void knowsWhereEveryFieldsValueStands() {
    String body =
        """
        \uFEFF {"a":1,"b" : -2.5e3 ,"c":"q\\"ü","d":[1,{"x":[]}],"e":{"y":"}"},"f":null, "g":true
        ,"messages":[]}""";

    ChatRequest scan = scan(body);

    assertThat(scan.scanned().members().stream().map(member -> text(body, member)))
        .containsExactly(
            "1", "-2.5e3", "\"q\\\"ü\"", "[1,{\"x\":[]}]", "{\"y\":\"}\"}", "null", "true", "[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                  | The request body is empty; send a JSON object.",
        "'   '                               | The request body is empty; send a JSON object.",
        "[1]                                 | The request body must be a JSON object in UTF-8.",
        "hello                               | The request body must be a JSON object in UTF-8.",
        "{\"model\":\"m\",}                  | The request body is not valid JSON at line 1, column",
        "{\"model\":\"m\"                    | The request body is not valid JSON at line 1, column",
        "{\"messages\":[]} {}                | The request body goes on after the end",
        "{\"model\":\"m\"}                   | \"messages\" is missing",
        "{\"model\":7,\"messages\":[]}       | \"model\" must be a string, not a number.",
        "{\"model\":\"\",\"messages\":[]}    | \"model\" must be between 1 and 256 characters.",
        "{\"messages\":{}}                   | \"messages\" must be an array, not an object.",
        "{\"stream\":\"yes\",\"messages\":[]}| \"stream\" must be true or false, not a string.",
        "{\"stream_options\":1,\"messages\":[]} | \"stream_options\" must be an object",
        "{\"max_tokens\":\"9\",\"messages\":[]} | \"max_tokens\" must be a whole number, not a string.",
        "{\"max_tokens\":1.5,\"messages\":[]} | \"max_tokens\" must be a whole number, not a number.",
        "{\"model\":\"a\",\"model\":\"b\",\"messages\":[]} | \"model\" is given twice.",
      })
  void saysWhatIsWrong(String body, String sentence) {
    GatewayFailure failure = refused(body.getBytes(UTF_8));

    assertThat(failure.sentence()).startsWith(sentence);
    assertThat(failure.status()).isEqualTo(400);
  }

  @Test
  void namesTheFieldAtFault() {
    assertThat(refused("{\"model\":\"m\"}".getBytes(UTF_8)).param()).isEqualTo("messages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesTenThousandLevelsWithoutGoingDeep(String level) {
    String deep = "{\"messages\":[],\"x\":" + level.repeat(10_000);

    assertThat(refused(deep.getBytes(UTF_8)).sentence())
        .isEqualTo("The request body is nested more than 200 levels deep.");
  }

  @Test
  void readsTwentyMebibytes() {
    byte[] body = new byte[20 << 20];
    Arrays.fill(body, (byte) 'x');
    byte[] head = "{\"messages\":[\"".getBytes(UTF_8);
    byte[] tail = "\"],\"model\":\"m\"}".getBytes(UTF_8);
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(tail, 0, body, body.length - tail.length, tail.length);

    assertThat(ChatRequest.of(ChatFixture.COMPLETIONS, body).model()).isEqualTo("m");
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(refused("{\"messages\":[]}".getBytes(UTF_16LE)).sentence()).contains("UTF-8");
  }

  @Test
  void refusesNamesAndNumbersWithoutEnd() {
    String number = "{\"messages\":[],\"n\":" + "9".repeat(5_000) + "}";
    String name = "{\"messages\":[],\"" + "n".repeat(20_000) + "\":1}";

    assertThat(refused(name.getBytes(UTF_8)).sentence()).contains("too long");
    assertThat(refused(number.getBytes(UTF_8)).sentence()).contains("too long");
  }

  private static ChatRequest scan(String body) {
    return ChatRequest.of(ChatFixture.COMPLETIONS, body.getBytes(UTF_8));
  }

  private static GatewayFailure refused(byte[] body) {
    return catchThrowableOfType(
        GatewayFailure.class, () -> ChatRequest.of(ChatFixture.COMPLETIONS, body));
  }

  private static String text(String body, Member member) {
    return new String(
        Arrays.copyOfRange(body.getBytes(UTF_8), member.start(), member.end()), UTF_8);
  }
}
