package io.turnpike.tenants.webhooks;

import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.outbox.Due;
import io.turnpike.tenants.outbox.Load;
import io.turnpike.tenants.outbox.Outcome;
import io.turnpike.tenants.outbox.Outcome.Verdict;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that are none. */
class WebhookCallIT {

  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
  private static final WebhookId WEBHOOK = new WebhookId(UUID.randomUUID());

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Node strict;
  private static Node hasty;

  @BeforeAll
  static void start() {
    node = node("loopback", "15s");
    strict = node("", "15s");
    hasty = node("loopback", "1s");
  }

  @AfterAll
  static void stop() {
    node.close();
    strict.close();
    hasty.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, 0, ARRIVED",
    "202 Accepted, 1000000000, ARRIVED",
    "400 Bad Request, 0, FAILED",
    "410 Gone, 0, REFUSED",
    "500 Server Error, 5, FAILED",
  })
  void theStatusDecides(String line, int length, Verdict verdict) {
    String answer = "HTTP/1.1 %s\r\ncontent-length: %d\r\n\r\n".formatted(line, length);
    try (RawServer server = new RawServer(answer)) {
      Outcome outcome = carried(node, server.url());
      assertThat(outcome.verdict()).isEqualTo(verdict);
      assertThat(outcome.status()).isEqualTo(Integer.parseInt(line.substring(0, 3)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "220 mail.example.com ESMTP\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
        "\u0016\u0003\u0001\u0002",
      })
  void garbageIsAFailure(String answer) {
    try (RawServer server = new RawServer(answer)) {
      Outcome outcome = carried(node, server.url());
      assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(outcome.status()).isNull();
      assertThat(outcome.error()).isNotBlank();
    }
  }

  @Test
  void aHeadWithoutEndIsAFailure() {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nx: " + "y".repeat(100_000) + "\r\n\r\n")) {
      assertThat(carried(node, server.url()).verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void silenceIsAFailureInTheEnd() {
    try (RawServer server = new RawServer(null)) {
      assertThat(carried(hasty, server.url()))
          .isEqualTo(Outcome.failed(null, "There was no answer in time."));
    }
  }

  @Test
  void nobodyThereIsAFailure() {
    RawServer gone = new RawServer(null);
    gone.close();
    assertThat(carried(node, gone.url()))
        .isEqualTo(Outcome.failed(null, "The connection was refused."));
  }

  @Test
  void anAddressThatMayNotBeCalledIsNotEvenConnectedTo() {
    try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")) {
      Outcome outcome = carried(strict, server.url().replace("127.0.0.1", "localhost"));
      assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(outcome.error()).contains("loopback");
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void aSecretOfAnotherWebhookDoesNotSign() {
    try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")) {
      WebhookId other = new WebhookId(UUID.randomUUID());
      Load.Call call = new Load.Call(other, server.url(), sealed(node), true, "{}");
      assertThat(get(node.the(WebhookCall.class).carry(due(call), call)).error())
          .contains("cannot be opened");
      assertThat(server.connections).hasValue(0);
    }
  }

  private static Outcome carried(Node at, String url) {
    Load.Call call = new Load.Call(WEBHOOK, url, sealed(at), true, "{}");
    return get(at.the(WebhookCall.class).carry(due(call), call));
  }

  private static Due due(Load.Call call) {
    return new Due(ORGANIZATION, UUID.randomUUID(), "x", 1, "kettle.boiled", call);
  }

  private static byte[] sealed(Node at) {
    Secret secret = WebhookSecret.fresh();
    return at.the(WebhookVault.class).seal(ORGANIZATION, WEBHOOK, secret);
  }

  private static Node node(String allowed, String timeout) {
    return Node.on(
        stores,
        stores.database(),
        Map.of("turnpike.egress.allow", allowed, "turnpike.webhooks.timeout", timeout));
  }
}
