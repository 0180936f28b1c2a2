package io.turnpike.routing.dialects.passthrough;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassedRequestTests {

  private static final String FORM = "multipart/form-data; boundary=----b1";
  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "application/json | {\"model\":\"a/m\",\"stream\":true} | a/m | true",
        "application/json; charset=utf-8 | {\"x\":1,\"model\":\"m\"} | m | false",
        "application/vnd.api+json | {\"model\":\"m\"} | m | false",
        "- | {\"model\":\"m\"} | m | false",
        "application/json | {\"model\":{\"id\":1},\"stream\":\"yes\"} | - | false",
        "application/json | [1] | - | false",
        "application/json | no JSON | - | false",
        "application/jsonl | {\"model\":\"m\"} | - | false",
        "text/plain | {\"model\":\"m\"} | - | false",
      })
  void findsTheModelOfJson(
      @Nullable String type, String body, @Nullable String model, boolean stream) {
    RequestScan request = request(type, body.getBytes(UTF_8));

    assertThat(request.model()).isEqualTo(model);
    assertThat(request.stream()).isEqualTo(stream);
    assertThat(request.promptBytes()).isEqualTo(-1);
  }

  @Test
  void changesNothingButTheModel() {
    String body = "{ \"input\" : \"ü\", \"model\":\"a/m\",\"temperature\":1.50 }";
    RequestScan request = request("application/json; charset=UTF-8", body.getBytes(UTF_8));

    RequestBody sent = request.sent("m", TARGET);

    assertThat(new String(sent.bytes(), UTF_8)).isEqualTo(body.replace("a/m", "m"));
    assertThat(sent.type()).isEqualTo("application/json; charset=UTF-8");
    assertThat(request.sent("a/m", TARGET).bytes()).isEqualTo(body.getBytes(UTF_8));
    assertThat(request.sent("", TARGET).bytes()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void addsNoModelToARequestThatNamesNone() {
    RequestScan request = request("application/json", "{\"a\":1}".getBytes(UTF_8));

    assertThat(new String(request.sent("m", TARGET).bytes(), UTF_8)).isEqualTo("{\"a\":1}");
  }

  @Test
  void findsTheModelOfAFormBehindItsFile() {
    byte[] file = new byte[300_000];
    new Random(5).nextBytes(file);
    String noise = new String(file, ISO_8859_1) + "\r\n------b12\r\n\r\n------b1x";
    byte[] body =
        form(
            part("file\"; filename=\"a.mp3", noise),
            part("model", "a/whisper"),
            part("stream", "true"));
    RequestScan request = request(FORM, body);

    assertThat(request.model()).isEqualTo("a/whisper");
    assertThat(request.stream()).isTrue();
    assertThat(request.sent("whisper", TARGET).bytes())
        .isEqualTo(
            form(
                part("file\"; filename=\"a.mp3", noise),
                part("model", "whisper"),
                part("stream", "true")));
    assertThat(request.sent("whisper", TARGET).type()).isEqualTo(FORM);
    assertThat(request.sent("a/whisper", TARGET).bytes()).isSameAs(body);
  }

  @Test
  void takesTheModelOfAnAddress() {
    byte[] with = form(part("model", "x"), part("n", "1"));
    byte[] without = form(part("n", "1"));

    assertThat(request(FORM, with).rewritten(Set.of(), "y").body())
        .isEqualTo(form(part("model", "y"), part("n", "1")));
    assertThat(request(FORM, without).rewritten(Set.of(), "y").body())
        .isEqualTo(form(part("model", "y"), part("n", "1")));
    assertThat(request(FORM, without).rewritten(Set.of(), "y").model()).isEqualTo("y");
    assertThat(request("audio/mpeg", file()).rewritten(Set.of(), "y").model()).isEqualTo("y");
    assertThat(request("audio/mpeg", file()).rewritten(Set.of(), "y").body()).isEqualTo(file());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no form at all",
        "------b1--",
        "------b1\r\n",
        "------b1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm",
        "------b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"model\"\r\n\r\nm\r\n------b1--",
        "------b1\r\nContent-Type: text/plain\r\n\r\nm\r\n------b1--",
      })
  void aFormWithoutAModelIsSentAsItIs(String body) {
    RequestScan request = request(FORM, body.getBytes(UTF_8));

    assertThat(request.model()).isNull();
    assertThat(new String(request.sent("m", TARGET).bytes(), UTF_8)).isEqualTo(body);
  }

  @Test
  void readsWhatOthersWriteDifferently() {
    String body =
        "preamble\r\n------b1 \r\nX-Other: 1\r\ncontent-disposition:form-data;name=model\r\n\r\nm\r\n------b1--\r\n";

    assertThat(request("multipart/form-data; boundary=\"----b1\"", body.getBytes(UTF_8)).model())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "------b1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\na\r\n"
            + "------b1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nb\r\n------b1--",
        "------b1\r\nContent-Disposition: form-data; name*=UTF-8''model\r\n\r\na\r\n------b1--",
        "------b1\r\nContent-Disposition: form-data; name=n\r\nContent-Disposition: form-data;"
            + " name=model\r\n\r\na\r\n------b1--",
        "------b1\r\nContent-Disposition: form-data; name=n; name=model\r\n\r\na\r\n------b1--",
        "------b1\r\nContent-Disposition: form-data; name=model\r\n\r\n\r\n------b1--",
      })
  void refusesAFormThatReadersCouldTakeDifferently(String body) {
    assertThatThrownBy(() -> request(FORM, body.getBytes(UTF_8)))
        .isInstanceOf(GatewayFailure.class)
        .extracting(failure -> ((GatewayFailure) failure).param())
        .isEqualTo("model");
  }

  @Test
  void refusesAModelThatIsGivenTwiceAndATypeThatNoHeaderMayHold() {
    assertThatThrownBy(
            () -> request("application/json", "{\"model\":\"a\",\"model\":\"b\"}".getBytes(UTF_8)))
        .isInstanceOf(GatewayFailure.class);
    assertThatThrownBy(() -> request("text/pl\u0001ain", file()))
        .isInstanceOf(GatewayFailure.class);
  }

  @Test
  void anUncertainBoundaryIsNone() {
    byte[] body = form(part("model", "m"));

    assertThat(request(FORM + "; boundary=x", body).model()).isNull();
    assertThat(request("multipart/mixed; boundary=----b1", body).model()).isNull();
  }

  @Test
  void letsGoOfItsBytes() {
    RequestScan request = request(FORM, form(part("model", "m")));
    RequestScan kept = request.kept();

    request.release();

    assertThat(request.body()).isEmpty();
    assertThat(kept.body()).isNotEmpty();
  }

  private static byte[] file() {
    return new byte[] {1, 2, 3};
  }

  private static String part(String name, String value) {
    return "------b1\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private static byte[] form(String... parts) {
    return (String.join("", parts) + "------b1--\r\n").getBytes(ISO_8859_1);
  }

  private static RequestScan request(@Nullable String type, byte[] body) {
    ContentType read = ContentType.ofRequest(type);
    return PassedRequest.of(read, PassedBody.of(read, body), ChargedKinds.TEXT);
  }
}
