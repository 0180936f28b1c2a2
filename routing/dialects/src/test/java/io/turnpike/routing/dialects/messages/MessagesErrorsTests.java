package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessagesErrorsTests {

  private static final UUID ID = new UUID(1, 2);

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error",
    "401, authentication_error",
    "402, billing_error",
    "403, permission_error",
    "404, not_found_error",
    "405, invalid_request_error",
    "413, request_too_large",
    "429, rate_limit_error",
    "500, api_error",
    "502, api_error",
    "503, overloaded_error",
    "504, timeout_error",
    "529, overloaded_error"
  })
  void namesTheFamily(int status, String type) {
    JsonNode body = body(GatewayFailure.of(status, "a_code", "A sentence."));

    assertThat(body.path("type").stringValue()).isEqualTo("error");
    assertThat(body.path("error").path("type").stringValue()).isEqualTo(type);
    assertThat(body.path("error").path("message").stringValue()).isEqualTo("A sentence.");
    assertThat(body.path("error").path("code").stringValue()).isEqualTo("a_code");
    assertThat(body.path("error").has("param")).isFalse();
    assertThat(body.path("request_id").stringValue()).isEqualTo(ID.toString());
  }

  @Test
  void tellsASpentQuotaFromALimitOfRate() {
    JsonNode body = body(GatewayFailure.of(429, GatewayFailure.SPENT_QUOTA, "Spent."));

    assertThat(body.path("error").path("type").stringValue()).isEqualTo("billing_error");
  }

  @Test
  void aStreamThatABudgetEndsIsAMatterOfBillingToo() {
    String event =
        new String(MessagesErrors.event(GatewayFailure.OVER_BUDGET, "No more.", ID), UTF_8);

    assertThat(event).contains("billing_error", "budget_exceeded", "No more.");
  }

  @Test
  void saysInTheVendorsWordsThatAPromptIsTooLong() {
    JsonNode others = body(GatewayFailure.of(400, GatewayFailure.TOO_LONG, "8192 at most."));
    JsonNode own =
        body(GatewayFailure.of(400, GatewayFailure.TOO_LONG, "prompt is too long: 3 > 2"));

    assertThat(others.path("error").path("message").stringValue())
        .isEqualTo("prompt is too long: 8192 at most.");
    assertThat(own.path("error").path("message").stringValue())
        .isEqualTo("prompt is too long: 3 > 2");
  }

  @Test
  void namesTheFieldAtFault() {
    JsonNode body = body(GatewayFailure.badRequest("c", "tools[0].type", "No."));

    assertThat(body.path("error").path("param").stringValue()).isEqualTo("tools[0].type");
  }

  private static JsonNode body(GatewayFailure failure) {
    return TranslationPairs.json(MessagesErrors.body(failure, ID));
  }
}
