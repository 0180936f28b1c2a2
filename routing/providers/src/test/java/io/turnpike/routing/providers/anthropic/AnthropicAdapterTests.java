package io.turnpike.routing.providers.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.Wording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnthropicAdapterTests extends ProviderAdapterContract {

  private final ProviderAdapter adapter = new AnthropicAdapter(new Addresses());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return error("odd_error", message);
  }

  @Override
  protected List<Told> errors() {
    String wrong = "invalid_request_error";
    return List.of(
        new Told(
            429,
            "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"x\","
                + "\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}",
            FailureClass.QUOTA_EXHAUSTED),
        new Told(
            400,
            error(wrong, "Your credit balance is too low to access the Anthropic API."),
            FailureClass.QUOTA_EXHAUSTED),
        new Told(
            400,
            error(wrong, "You have reached your specified API usage limits."),
            FailureClass.QUOTA_EXHAUSTED),
        new Told(403, error("billing_error", "x"), FailureClass.QUOTA_EXHAUSTED),
        new Told(
            400,
            error(wrong, "prompt is too long: 210000 tokens > 200000 maximum"),
            FailureClass.CONTEXT_LENGTH),
        new Told(
            400,
            error(wrong, "input length and `max_tokens` exceed context limit: 188240 + 21333"),
            FailureClass.CONTEXT_LENGTH),
        new Told(
            400,
            error(wrong, "Output blocked by content filtering policy"),
            FailureClass.CONTENT_FILTER),
        new Told(500, error("overloaded_error", "Overloaded"), FailureClass.OVERLOADED),
        new Told(504, error("timeout_error", "x"), FailureClass.TIMEOUT),
        new Told(500, error("authentication_error", "x"), FailureClass.SERVER_ERROR));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        error("overloaded_error", "Overloaded"), FailureClass.OVERLOADED,
        error("rate_limit_error", "x"), FailureClass.RATE_LIMITED,
        error("authentication_error", "x"), FailureClass.AUTH,
        error("permission_error", "x"), FailureClass.AUTH,
        error("not_found_error", "x"), FailureClass.NOT_FOUND,
        error("request_too_large", "x"), FailureClass.CONTEXT_LENGTH,
        error("timeout_error", "x"), FailureClass.TIMEOUT,
        error("invalid_request_error", "prompt is too long"), FailureClass.CONTEXT_LENGTH,
        error("billing_error", "x"), FailureClass.QUOTA_EXHAUSTED,
        error("api_error", "x"), FailureClass.SERVER_ERROR);
  }

  @Test
  void translatesChatAndHasItsOwnOperations() {
    String base = "https://api.anthropic.com/v1";

    assertThat(adapter.wording(asked("chat/completions", base)))
        .returns("messages", Wording::operation)
        .extracting(Wording::translation)
        .isNotNull();
    assertThat(adapter.wording(asked("messages", base))).isEqualTo(Wording.same("messages"));
    assertThat(adapter.wording(asked("messages/count_tokens", base)))
        .isEqualTo(Wording.same("messages/count_tokens"));
    assertThat(adapter.wording(asked("embeddings", base))).isNull();
    assertThat(chat(base, true).address()).hasToString(base + "/messages");
    assertThat(encoded(call("models", base, false, null)).address()).hasToString(base + "/models");
  }

  @Test
  void saysWhichVersionItSpeaks() {
    String base = "https://api.anthropic.com/v1";

    assertThat(encoded(call("messages", base, true, new Secret("sk-ant-1"))).headers())
        .isEqualTo(Map.of("anthropic-version", "2023-06-01", "x-api-key", "sk-ant-1"));
    assertThat(encoded(call("messages", base, true, null)).headers())
        .isEqualTo(Map.of("anthropic-version", "2023-06-01"));
  }

  private static String error(String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"r\"}"
        .formatted(type, message);
  }
}
