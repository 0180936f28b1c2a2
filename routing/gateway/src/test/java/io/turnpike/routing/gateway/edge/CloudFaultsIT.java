package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the clouds say of a set-up that is wrong, in their own words, and what clients of each
 * dialect and the log are told of it. ' stands for ".
 */
@ExtendWith(NoLeaks.class)
class CloudFaultsIT {

  private static final AtomicInteger CONNECTIONS = new AtomicInteger();
  private static final String KEY = "canary-key-0123456789";
  private static final String CREDENTIALS =
      "The gateway key is fine; whoever manages the connection";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking asking = new Asking(gateway);

  private enum Client {
    CHAT("{'error':{'message':"),
    MESSAGES("{'type':'error','error':{'type':"),
    RESPONSES("{'error':{'message':"),
    GEMINI("{'error':{'code':");

    private final String shape;

    Client(String shape) {
      this.shape = shape.replace('\'', '"');
    }

    HttpResponse<String> ask(String model) {
      return switch (this) {
        case CHAT -> asking.whole(model);
        case MESSAGES ->
            post(
                "/v1/messages",
                "{\"model\":\"" + model + "\",\"max_tokens\":9," + Asking.QUESTION + "}");
        case RESPONSES ->
            post("/v1/responses", "{\"model\":\"" + model + "\",\"input\":\"Say hello\"}");
        case GEMINI ->
            post(
                "/v1beta/models/" + model.replace("/", "%2F") + ":generateContent",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Say hello\"}]}]}");
      };
    }
  }

  /**
   * @param says to the client, whose fault it is
   * @param logged in the attempt's row
   */
  private record Fault(
      String type, int status, String body, int told, String says, String logged) {}

  private static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "azure-openai",
              404,
              "{'error':{'code':'DeploymentNotFound','message':'The API deployment for this"
                  + " resource does not exist.'}}",
              404,
              "is taken for the deployment's",
              "does not exist"),
          new Fault(
              "azure-openai",
              401,
              "{'error':{'code':'401','message':'Access denied due to invalid subscription key or"
                  + " wrong API endpoint. Use a correct regional API endpoint.'}}",
              502,
              CREDENTIALS,
              "wrong API endpoint"),
          new Fault(
              "azure-openai",
              401,
              "{'error':{'code':'Unauthorized','message':'Access token is missing, invalid,"
                  + " audience is incorrect, or has expired.'}}",
              502,
              CREDENTIALS,
              "has expired"),
          new Fault(
              "vertex",
              404,
              "{'error':{'code':404,'status':'NOT_FOUND','message':'Publisher Model m in mars-1 was"
                  + " not found or your project does not have access to it.'}}",
              404,
              "was not found",
              "mars-1"),
          new Fault(
              "vertex",
              401,
              "{'error':{'code':401,'status':'UNAUTHENTICATED','message':'Request had invalid"
                  + " authentication credentials. Expected OAuth 2 access token.'}}",
              502,
              CREDENTIALS,
              "Expected OAuth 2 access token"),
          new Fault(
              "gemini",
              400,
              "{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'API key not valid. Please"
                  + " pass a valid API key.','details':[{'reason':'API_KEY_INVALID'}]}}",
              502,
              CREDENTIALS,
              "API key not valid"),
          new Fault(
              "gemini",
              400,
              "{'error':{'code':400,'status':'FAILED_PRECONDITION','message':'User location is not"
                  + " supported for the API use.'}}",
              403,
              "does not permit this request",
              "User location is not supported"),
          new Fault(
              "openai",
              401,
              "{'error':{'message':'Incorrect API key provided: "
                  + KEY
                  + ".','type':"
                  + "'invalid_request_error','code':'invalid_api_key'}}",
              502,
              CREDENTIALS,
              "Incorrect API key provided"),
          new Fault(
              "anthropic",
              401,
              "{'type':'error','error':{'type':'authentication_error','message':'invalid x-api-key'}}",
              502,
              CREDENTIALS,
              "invalid x-api-key"),
          new Fault(
              "bedrock",
              403,
              "{'message':'Credential should be scoped to a valid region. '}",
              502,
              CREDENTIALS,
              "region is not the region of its address"),
          new Fault(
              "bedrock",
              403,
              "{'message':'The security token included in the request is expired'}",
              502,
              CREDENTIALS,
              "has expired; store a new one"),
          new Fault(
              "bedrock",
              403,
              "{'message':'Signature expired: 20260101T000000Z is now earlier than"
                  + " 20260101T000500Z'}",
              502,
              "the clock of this gateway is off, and nothing is wrong with request or keys",
              "Signature expired"),
          new Fault(
              "bedrock",
              400,
              "{'message':'The provided model identifier is invalid.'}",
              404,
              "no model of this name in the connection's region",
              "identifier is invalid"));

  private static Stream<Arguments> faults() {
    return FAULTS.stream()
        .flatMap(fault -> Stream.of(Client.values()).map(client -> Arguments.of(client, fault)));
  }

  private static Stream<Arguments> pages() {
    return FAULTS.stream()
        .map(Fault::type)
        .distinct()
        .flatMap(type -> Stream.of(Client.values()).map(client -> Arguments.of(client, type)));
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whoseFaultItIsIsToldInTheWordsOfTheClient(Client client, Fault fault) {
    provider.next(fault.status, "application/json", fault.body.replace('\'', '"'));

    HttpResponse<String> answer = client.ask(connect(fault.type) + "/m");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(fault.told);
    assertThat(answer.body()).startsWith(client.shape).contains(fault.says);
    logged(answer, fault.logged);
  }

  /** A portal, or a proxy in between, which takes everything for itself. */
  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsNoAnswer(Client client, String type) {
    provider.next(200, "text/html", "<html><title>Sign in with " + KEY + "</title></html>");

    HttpResponse<String> answer = client.ask(connect(type) + "/m");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
    assertThat(answer.body()).startsWith(client.shape).doesNotContain("<html>");
    logged(answer, "");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageInPlaceOfARefusalIsPutIntoWords(Client client, String type) {
    provider.next(503, "text/html", "<html><title>Back soon</title>" + KEY + "</html>");

    HttpResponse<String> answer = client.ask(connect(type) + "/m");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).startsWith(client.shape).doesNotContain("<html>");
    logged(answer, "Back soon");
  }

  /** Neither client nor log sees a secret. */
  private static void logged(HttpResponse<String> answer, String sentence) {
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().result().detail()).contains(sentence);
    assertThat(event.served().errorCode()).isNotBlank();
    assertThat(answer.body() + event).doesNotContain(KEY);
  }

  /** A connection of its own for each call, so that no breaker remembers the call before. */
  private static String connect(String type) {
    String name = "c" + CONNECTIONS.incrementAndGet();
    gateway.connections.put(name, type, provider.baseUrl(), new Secret(KEY));
    if (type.equals("vertex")) {
      gateway.connections.set(name, Map.of("project", "p-1", "location", "mars-1"));
    }
    return name;
  }

  private static HttpResponse<String> post(String path, String body) {
    return asking.send(asking.request(path).POST(BodyPublishers.ofString(body)).build());
  }
}
