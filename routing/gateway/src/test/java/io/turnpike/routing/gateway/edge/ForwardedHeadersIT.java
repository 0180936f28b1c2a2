package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers get of a client's headers, and what they never get. */
@ExtendWith(NoLeaks.class)
class ForwardedHeadersIT {

  @AutoClose private static final HostileProvider first = HostileProvider.start();
  @AutoClose private static final HostileProvider second = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway.connect("first", first.baseUrl()).connect("second", second.baseUrl());
    gateway.connectAnthropic("claude", second.baseUrl());
    config(
        "passing",
        "{'provider':'first','forward_headers':['OpenAI-Organization',"
            + "{'from':'X-Feature','to':'x-vendor-feature'},'user-agent']}");
    config("quiet", "{'provider':'first'}");
    config("to-claude", "{'provider':'claude','forward_headers':['anthropic-beta']}");
    config(
        "failing-over",
        "{'strategy':{'mode':'fallback'},'forward_headers':['x-both'],'targets':["
            + "{'provider':'first'},{'provider':'second','forward_headers':['x-second']}]}");
    config(
        "shadowed",
        "{'provider':'first','shadow':{'percent':100,'target':{'provider':'second',"
            + "'forward_headers':['x-second']}}}");
  }

  private static void config(String name, String document) {
    gateway.config(name, DocumentLanguage.compiled(document.replace('\'', '"')));
  }

  @BeforeEach
  void reset() {
    first.reset();
    second.reset();
    gateway.reset();
  }

  @Test
  void passesOnWhatTheConfigNamesAndNothingElse() {
    ask("passing", "openai-organization", "org-1", "x-feature", "on", "x-other", "no");

    ReceivedRequest received = first.awaitRequest(1);
    assertThat(received.header("openai-organization")).isEqualTo("org-1");
    assertThat(received.header("x-vendor-feature")).isEqualTo("on");
    assertThat(received.header("user-agent")).startsWith("Java-http-client");
    assertThat(received.header("x-feature")).isNull();
    assertThat(received.header("x-other")).isNull();
    assertThat(received.header("authorization")).isEqualTo("Bearer sk-canary-0123456789");
  }

  @Test
  void passesOnAllValuesOfAHeader() {
    ask("to-claude", "anthropic-beta", "a-1", "anthropic-beta", "b-2");

    ReceivedRequest received = second.awaitRequest(1);
    assertThat(received.headers().get("anthropic-beta")).containsExactly("a-1", "b-2");
    assertThat(received.header("x-api-key")).isEqualTo("sk-ant-canary-0123456789");
    assertThat(received.header("anthropic-version")).isEqualTo("2023-06-01");
  }

  @Test
  void sendsWhatEachTargetNames() {
    first.next(Refusal.status(500));

    ask("failing-over", "x-both", "1", "x-second", "2");

    assertThat(first.awaitRequest(1).header("x-both")).isEqualTo("1");
    assertThat(first.awaitRequest(1).header("x-second")).isNull();
    assertThat(second.awaitRequest(1).header("x-second")).isEqualTo("2");
    assertThat(second.awaitRequest(1).header("x-both")).isNull();
  }

  @Test
  void aShadowGetsTheHeadersItsOwnTargetNames() {
    ask("shadowed", "x-second", "2");

    assertThat(second.awaitRequest(1).header("x-second")).isEqualTo("2");
    assertThat(first.awaitRequest(1).header("x-second")).isNull();
  }

  @Test
  void withoutAWordNothingIsPassedOn() {
    ask("quiet", "openai-organization", "org-1");

    assertThat(first.awaitRequest(1).header("openai-organization")).isNull();
    assertThat(first.awaitRequest(1).header("user-agent")).isEqualTo("turnpike");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-turnpike-forward-headers", "x-portkey-forward-headers"})
  void aRequestMayNameSomeItself(String header) {
    ask("quiet", header, " X-One , openai-project", "x-one", "1", "openai-project", "p");

    assertThat(first.awaitRequest(1).header("x-one")).isEqualTo("1");
    assertThat(first.awaitRequest(1).header("openai-project")).isEqualTo("p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "X-Portkey-Api-Key",
        "x-turnpike-config",
        "cookie",
        "host",
        "x-forwarded-for",
        "Metadata-Flavor",
        "x-aws-ec2-metadata-token",
        "anthropic-version",
        "not a name"
      })
  void aRequestMayNotNameThese(String name) {
    HttpResponse<String> answer = ask("quiet", "x-portkey-forward-headers", "x-one," + name);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header", "x-portkey-forward-headers", name);
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void aRequestMayNotNameTooMany() {
    String names = String.join(",", java.util.Collections.nCopies(21, "x-one"));

    HttpResponse<String> answer = ask("quiet", "x-portkey-forward-headers", names);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("more than 20 headers");
  }

  /** The first is refused while the request is read, as a request that is none. */
  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\u007fb"})
  void valuesThatNoHeaderMayHaveAreRefused(String value) throws IOException {
    String answer = raw("x-turnpike-config: passing\r\nopenai-organization: " + value);

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void moreThanAProviderShouldGetIsRefused() {
    gateway.config(
        "twice",
        DocumentLanguage.compiled(
            ("{'provider':'first','forward_headers':['x-long',{'from':'x-long','to':'x-2'},"
                    + "{'from':'x-long','to':'x-3'}]}")
                .replace('\'', '"')));

    HttpResponse<String> answer = ask("twice", "x-long", "y".repeat(3_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("longer than 8192 characters");
    assertThat(first.requests()).isEmpty();
  }

  private static HttpResponse<String> ask(String config, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url("/v1/chat/completions"))
            .header("Authorization", "Bearer " + GatewayFixture.KEY)
            .header("x-turnpike-config", config);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return ask.send(
        request
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"hostile/ok\"," + Asking.QUESTION + "}"))
            .build());
  }

  private static String raw(String headers) throws IOException {
    String body = "{\"model\":\"hostile/ok\"," + Asking.QUESTION + "}";
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tp_good\r\n"
            + "Connection: close\r\n"
            + headers
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket client = new Socket("127.0.0.1", gateway.port())) {
      client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().flush();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
