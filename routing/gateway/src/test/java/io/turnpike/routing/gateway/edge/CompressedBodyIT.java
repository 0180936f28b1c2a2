package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.turnpike.routing.gateway.edge.body.BodyRoom;
import io.turnpike.routing.gateway.testing.HostileProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large requests, compressed or not. */
@ExtendWith(NoLeaks.class)
class CompressedBodyIT {

  private static final int MOST = 4 << 20;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(Map.of("turnpike.gateway.max-body", MOST + "B"));

  private static final Asking ask = new Asking(gateway);
  private static final BodyRoom room = gateway.bean(BodyRoom.class);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @AfterEach
  void nothingIsHeld() {
    await().untilAsserted(() -> assertThat(room.taken()).isZero());
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, 10",
    "x-gzip, 10",
    "GZIP, 10",
    "deflate, 10",
    "zstd, 10",
    "identity, 10",
    "gzip, 1500000",
    "deflate, 1500000",
    "zstd, 1500000",
    "identity, 1500000"
  })
  void isForwardedAsItWas(String coding, int length) {
    String body = question(length);

    HttpResponse<String> answer = post(coding, packed(coding, body.getBytes(UTF_8)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.requests().getFirst().bodyText())
        .isEqualTo(body.replace("\"up/m\"", "\"m\""));
    assertThat(provider.requests().getFirst().header("content-encoding")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "zstd"})
  void aBombIsRefusedBeforeItGoesOff(String coding) {
    byte[] bomb = packed(coding, new byte[MOST * 8]);
    assertThat(bomb).hasSizeLessThan(MOST / 20);

    HttpResponse<String> answer = post(coding, bomb);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("request_too_large", Integer.toString(MOST));
    assertThat(provider.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "zstd"})
  void whatIsBrokenIsTheClientsMistake(String coding) {
    byte[] good = packed(coding, question(5_000).getBytes(UTF_8));
    byte[] cut = Arrays.copyOf(good, good.length - 5);

    for (byte[] broken : new byte[][] {{}, {1, 2, 3}, cut, "{\"model\":1}".getBytes(UTF_8)}) {
      HttpResponse<String> answer = post(coding, broken);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("invalid_request_body", "no sound " + coding);
    }
  }

  /** A frame may demand a window of up to 3.75 TB. */
  @Test
  void aWindowLargerThanTheStandardAllowsIsRefused() {
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xf8, 1, 0, 0};

    assertThat(post("zstd", frame).statusCode()).isEqualTo(400);
  }

  @Test
  void largeBodiesWaitForMemory() {
    long all = Runtime.getRuntime().maxMemory() / 4;
    room.take(all);
    HttpResponse<String> large = post("identity", question(1_500_000).getBytes(UTF_8));
    HttpResponse<String> small = post("gzip", packed("gzip", question(10).getBytes(UTF_8)));
    room.giveBack(all);

    assertThat(large.statusCode()).isEqualTo(503);
    assertThat(large.body()).contains("gateway_overloaded");
    assertThat(large.headers().firstValue("retry-after")).hasValue("1");
    assertThat(small.statusCode()).isEqualTo(200);
  }

  /** Text that does not become much smaller. */
  private static String question(int length) {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(length, 'a', 'z').forEach(c -> text.append((char) c));
    return "{\"model\":\"up/m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
  }

  private static byte[] packed(String coding, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (coding.toLowerCase(java.util.Locale.ROOT)) {
          case "gzip", "x-gzip" -> new GZIPOutputStream(bytes);
          case "deflate" -> new DeflaterOutputStream(bytes);
          case "zstd" -> new ZstdOutputStream(bytes);
          default -> bytes;
        }) {
      out.write(body);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static HttpResponse<String> post(String coding, byte[] body) {
    return ask.send(
        ask.request("/v1/chat/completions")
            .header("content-encoding", coding)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }
}
