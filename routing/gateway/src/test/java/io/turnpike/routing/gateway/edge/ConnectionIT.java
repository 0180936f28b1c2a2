package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow with their requests, or send what is none. */
@ExtendWith(NoLeaks.class)
class ConnectionIT {

  private static final String HEAD =
      "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-api-key: tp_good\r\n";
  private static final String LIST = "GET /v1/models HTTP/1.1\r\nHost: x\r\nx-api-key: tp_good\r\n";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.connection.head", "1500ms",
              "turnpike.connection.body", "1500ms",
              "turnpike.connection.idle", "2s"));

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/models HTTP/1.1\\r\\n\\r\\n | 400 | invalid_header | Host",
        "GET /v1/models HTTP/1.1\\r\\nHost: a\\r\\nhost: b\\r\\n\\r\\n | 400 | invalid_header | more than one",
        "GET /v1/models HTTP/1.1\\r\\nHost: a/b@c:99999\\r\\n\\r\\n | 400 | invalid_header | names no host",
        "GET /v1/models HTTP/1.1\\r\\nHost: x\\r\\nno colon here\\r\\n\\r\\n | 400 | malformed_request | HTTP",
        "NONSENSE\\r\\n\\r\\n | 400 | malformed_request | HTTP",
        "GET /v1/models HTTP/9.9\\r\\nHost: x\\r\\n\\r\\n | 505 | http_version_not_supported | HTTP/9.9",
        "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n | 505 | http_version_not_supported | HTTP/1.1",
      })
  void whatIsNoRequestIsAnsweredInWords(String request, int status, String code, String word)
      throws IOException {
    String answer = exchange(request.replace("\\r", "\r").replace("\\n", "\n"));

    assertRefused(answer, status, code, word);
  }

  @Test
  void namesTheLimitOfHeadersAndOfTheFirstLine() throws IOException {
    assertRefused(
        exchange(LIST + "x-long: " + "x".repeat(9_000) + "\r\n\r\n"),
        431,
        "headers_too_large",
        "8192 bytes");
    assertRefused(
        exchange("GET /v1/models?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        414,
        "uri_too_long",
        "4096 bytes");
  }

  @Test
  void aBrokenBodyIsAnsweredInWords() throws IOException {
    assertRefused(
        exchange(HEAD + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
        400,
        "malformed_request",
        "HTTP");
  }

  @Test
  void answersBeforeWhatIsNoRequestAreNotTouched() throws IOException {
    String answer = exchange(LIST + "\r\n" + "NONSENSE\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"data\"", "HTTP/1.1 400");
    assertThat(answer.indexOf("malformed_request")).isGreaterThan(answer.indexOf("HTTP/1.1 400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/mod", "GET /v1/models HTTP/1.1\r\nHost: x\r\nx-a"})
  void aHeadThatDoesNotComeIsGivenUp(String start) throws IOException {
    assertThat(drip(start)).contains("HTTP/1.1 408", "request_timeout", "head");
  }

  @Test
  void aBodyThatIsHeldBackIsGivenUp() throws IOException {
    String answer = drip(HEAD + "Content-Length: 100000\r\n\r\n{");

    assertThat(answer).contains("HTTP/1.1 408", "request_timeout", "body");
    assertThat(gateway.awaitEvent().served().outcome().name()).isEqualTo("CANCELLED");
  }

  @Test
  void aSlowBodyThatGoesOnIsServed() throws IOException {
    String body = "{\"model\":\"up/m\"," + Asking.QUESTION + "}" + " ".repeat(40_000);
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      out.write((HEAD + "Content-Length: " + body.length() + "\r\n\r\n").getBytes(ISO_8859_1));
      for (int at = 0; at < body.length(); at += 4_000) {
        pause(200);
        out.write(body.substring(at, Math.min(body.length(), at + 4_000)).getBytes(ISO_8859_1));
        out.flush();
      }
      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void silenceIsClosedWithoutAWord() throws IOException {
    try (Socket socket = open()) {
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(exchange(LIST + "\r\n")).startsWith("HTTP/1.1 200").doesNotContain("408");
  }

  @Test
  void anAnswerMayTakeLonger() throws IOException {
    provider.next(Completion.tokens(7).tokenDelay(Duration.ofMillis(400)));
    String body = "{\"model\":\"up/m\",\"stream\":true," + Asking.QUESTION + "}";

    String answer =
        exchange(
            HEAD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

    assertThat(answer).startsWith("HTTP/1.1 200").contains("[DONE]");
  }

  /** All that comes back until the server closes. */
  private static String exchange(String request) throws IOException {
    try (Socket socket = open()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** The same of a request that goes on byte by byte and never ends. */
  private static String drip(String start) throws IOException {
    try (Socket socket = open()) {
      socket.getOutputStream().write(start.getBytes(ISO_8859_1));
      goOn(socket);
      return rest(socket);
    }
  }

  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(rest);
    } catch (SocketException unheard) {
      // It was closed with some of the request unread.
    }
    return rest.toString(ISO_8859_1);
  }

  /** Until there is an answer, or the server hears no more. */
  private static void goOn(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().available() == 0) {
        pause(100);
        socket.getOutputStream().write('a');
      }
    } catch (SocketException closed) {
      // What it has answered before can still be read.
    }
  }

  private static Socket open() throws IOException {
    Socket socket = new Socket("127.0.0.1", gateway.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }

  private static void assertRefused(String answer, int status, String code, String word) {
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(code, word);
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/json", "x-request-id: ", "connection: close");
  }
}
