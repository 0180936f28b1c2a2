package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConnectionChecks;
import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.gateway.testing.ClosedPort;
import io.turnpike.routing.gateway.testing.TokenEndpoint;
import io.turnpike.routing.gateway.testing.TokenEndpoint.Reply;
import io.turnpike.routing.gateway.testing.bedrock.BedrockEndpoint;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check says of a set-up that is wrong at a cloud, and on whose side it puts the fault. */
@ExtendWith(NoLeaks.class)
class ConnectionCheckIT {

  private static final String KEY = "canary-key-0123456789";
  private static final String ARN = "arn:aws:iam::123456789012:role/checked";
  private static final Actor ACTOR =
      new Actor(
          new Organization(FakeKeys.ORGANIZATION, "o", "O", ZoneOffset.UTC, Instant.EPOCH),
          null,
          Role.DEVELOPER,
          "ada@example.com");

  @AutoClose private static final BedrockEndpoint bedrock = new BedrockEndpoint();
  @AutoClose private static final TokenEndpoint tokens = new TokenEndpoint();
  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final DeployedModels azure = new DeployedModels("prod", "vectors");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeEach
  void forget() {
    bedrock.forget();
    tokens.reset();
    provider.forget();
  }

  @Test
  void oneTokenTellsThatASignatureIsTaken() {
    bedrock.next(
        200,
        "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hi\"}]}},"
            + "\"stopReason\":\"max_tokens\"}");

    Result result = aws(BedrockEndpoint.SECRET, Map.of("region", "us-east-1"));

    assertThat(result.works()).as(result.toString()).isTrue();
    assertThat(result.means()).isEqualTo(Means.ONE_TOKEN_CALL);
  }

  @ParameterizedTest
  @CsvSource({"-10,Signature not yet current", "10,Signature expired"})
  void aClockThatIsOffIsThisInstallationsFault(int minutes, String says) {
    bedrock.ahead(Duration.ofMinutes(minutes));

    Result result = aws(BedrockEndpoint.SECRET, Map.of("region", "us-east-1"));

    fails(result, Fault.INSTALLATION, "gateway_clock_skew");
    assertThat(result.sentence()).contains("the clock of this gateway is off", says);
  }

  @Test
  void soItIsWhereTheClockGetsNoRole() {
    bedrock.ahead(Duration.ofMinutes(10));

    Result result =
        aws(
            BedrockEndpoint.SECRET,
            Map.of(
                "region",
                "us-east-1",
                "role_arn",
                ARN,
                "token_url",
                bedrock.baseUrl() + BedrockEndpoint.TOKENS));

    fails(result, Fault.INSTALLATION, "gateway_clock_skew");
    assertThat(result.sentence()).contains("The token endpoint 127.0.0.1", "Signature expired");
  }

  @ParameterizedTest
  @CsvSource({
    "another-canary-secret,us-east-1,secret_access_key is not the one",
    BedrockEndpoint.SECRET + ",eu-west-1,region is not the region of its address"
  })
  void aWrongKeyOrRegionIsTheConnections(String secret, String region, String says) {
    Result result = aws(secret, Map.of("region", region));

    fails(result, Fault.CONNECTION, "key_refused");
    assertThat(result.sentence()).contains(says);
  }

  @Test
  void aSessionThatHasEndedIsTheConnections() {
    bedrock.next(403, "{\"message\":\"The security token included in the request is expired\"}");

    Result result = aws(BedrockEndpoint.SECRET, Map.of("region", "us-east-1"));

    fails(result, Fault.CONNECTION, "key_refused");
    assertThat(result.sentence()).contains("has expired; store a new one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|Invalid JWT: Token must be a short-lived token|INSTALLATION|gateway_clock_skew|clock",
        "400|AADSTS7000222: The provided client secret keys are expired|CONNECTION|token_refused"
            + "|are expired",
        "404||CONNECTION|token_endpoint_invalid|Check the address",
        "503||PROVIDER|token_endpoint_unavailable|status 503"
      })
  void whyThereIsNoTokenIsTold(int status, String says, Fault fault, String code, String told) {
    tokens.next(Reply.of(status, "{\"error\":\"x\",\"error_description\":\"" + says + " %s\"}"));

    Result result = entra(tokens.address());

    fails(result, fault, code);
    assertThat(result.sentence()).contains("The token endpoint 127.0.0.1", told);
  }

  @Test
  void aTokenEndpointThatIsNotThereIsTheConnections() {
    try (ClosedPort closed = ClosedPort.reserve()) {
      fails(entra(closed.baseUrl()), Fault.CONNECTION, "token_endpoint_unreachable");
    }
  }

  @Test
  void aDeploymentThatIsGoneIsFoundByACall() {
    Result result = deployments("{\"gpt-4o\":\"prod\",\"gpt-5\":\"old\",\"gpt-6\":\"older\"}");

    fails(result, Fault.CONNECTION, "not_found");
    assertThat(result.sentence())
        .contains("no model \"gpt-5\"", "is taken for the deployment's", "as well: \"gpt-6\".");
  }

  @Test
  void aDeploymentThatDoesSomethingElseIsThere() {
    Result result = deployments("{\"gpt-4o\":\"prod\",\"text-embedding-3-small\":\"vectors\"}");

    assertThat(result.works()).as(result.toString()).isTrue();
    assertThat(result.models()).containsExactly("could-be", "might-be");
    assertThat(result.sentence()).contains("lists 2 models", "called: 2; none is missing");
  }

  @Test
  void anAnswerThatTellsNothingIsNotTakenForAModel() {
    Result one = deployments("{\"gpt-4o\":\"prod\",\"gpt-5\":\"busy\"}");
    assertThat(one.sentence())
        .contains("called: 2; 1 gave no answer that tells, and of the others");

    Result none = deployments("{\"gpt-5\":\"busy\"}");
    assertThat(none.sentence())
        .contains("called: 1; no answer tells")
        .doesNotContain("none is missing");
  }

  @Test
  void whereNoneIsNamedNoneIsCalled() {
    gateway.connect(
        "az", "azure-openai", azure.baseUrl(), Map.of("api_version", "2024-10-21"), KEY);

    Result result = check("az");

    assertThat(result.works()).as(result.toString()).isTrue();
    assertThat(result.sentence()).contains("the list does not say", "name those");
  }

  @Test
  void aPageOrAnErrorIsNoList() {
    gateway.connect("any", "openai-compatible", provider.baseUrl(), Map.of(), KEY);
    provider.next(404, "text/html", "<html><title>Not here</title></html>");
    fails(check("any"), Fault.CONNECTION, "web_page");

    provider.next(
        200, "application/json", "{\"error\":{\"code\":401,\"message\":\"No " + KEY + "\"}}");
    fails(check("any"), Fault.CONNECTION, "key_refused");
  }

  private static Result aws(String secret, Map<String, String> settings) {
    gateway.connect(
        "aws",
        "bedrock",
        bedrock.baseUrl(),
        settings,
        "{\"access_key_id\":\""
            + BedrockEndpoint.KEY_ID
            + "\",\"secret_access_key\":\""
            + secret
            + "\"}");
    gateway.connections.serve("aws", List.of("amazon.nova-micro-v1:0"));
    return check("aws");
  }

  private static Result entra(URI address) {
    gateway.connect(
        "entra",
        "azure-openai",
        azure.baseUrl(),
        Map.of("tenant_id", "t-1", "client_id", "c-1", "token_url", address.toString()),
        "{\"client_secret\":\"" + KEY + "\"}");
    return check("entra");
  }

  private static Result deployments(String map) {
    gateway.connect("az", "azure-openai", azure.baseUrl(), Map.of("deployments", map), KEY);
    return check("az");
  }

  private static Result check(String name) {
    Result result =
        gateway.bean(ConnectionChecks.class).check(ACTOR, name).block(Duration.ofSeconds(30));
    return Objects.requireNonNull(result);
  }

  private static void fails(Result result, Fault fault, String code) {
    assertThat(result.works()).as(result.toString()).isFalse();
    assertThat(result.fault()).as(result.toString()).isEqualTo(fault);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.sentence()).doesNotContain("canary");
  }
}
