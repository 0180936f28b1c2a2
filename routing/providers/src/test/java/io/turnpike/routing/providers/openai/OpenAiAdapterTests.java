package io.turnpike.routing.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.rules.ModelRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenAiAdapterTests extends ProviderAdapterContract {

  private final ProviderAdapter adapter = new OpenAiAdapter(new Addresses(), ModelRules.shipped());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return error("odd_error", null, message);
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(429, error("insufficient_quota", null, "x"), FailureClass.QUOTA_EXHAUSTED),
        new Told(
            400, error("invalid_request_error", "billing_x", "x"), FailureClass.QUOTA_EXHAUSTED),
        new Told(
            400, error("x", "context_length_exceeded", "Too long"), FailureClass.CONTEXT_LENGTH),
        new Told(400, error("x", "content_filter", "No"), FailureClass.CONTENT_FILTER),
        new Told(500, error("overloaded_error", null, "x"), FailureClass.OVERLOADED),
        new Told(429, "{\"error\":\"slow down\"}", FailureClass.RATE_LIMITED));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        error("server_error", null, "x"), FailureClass.SERVER_ERROR,
        error("rate_limit_error", null, "x"), FailureClass.RATE_LIMITED,
        error("x", "503", "x"), FailureClass.OVERLOADED,
        error("insufficient_quota", null, "x"), FailureClass.QUOTA_EXHAUSTED);
  }

  @Test
  void lettersPassAsTheyAre() {
    ProviderCall call =
        call("chat/completions", "https://api.openai.com/v1", true, new Secret("sk-1"));
    ProviderRequest request = encoded(call);

    assertThat(adapter.wording(asked("chat/completions", "https://api.openai.com/v1")))
        .isEqualTo(Wording.same("chat/completions"));
    assertThat(request.address()).hasToString("https://api.openai.com/v1/chat/completions");
    assertThat(request.body()).isSameAs(call.body());
    assertThat(request.framing()).isEqualTo(Framing.SSE);
    assertThat(request.headers()).isEqualTo(Map.of("authorization", "Bearer sk-1"));
  }

  @Test
  void theConnectionSaysWhoseUseACallIs() {
    ProviderCall call =
        new ProviderCall(
            "models",
            "GET",
            null,
            Set.of("openai-organization"),
            "",
            false,
            RequestBody.of(new byte[0]),
            URI.create("https://api.openai.com/v1"),
            Map.of("organization", "org-1", "project", "proj_2"),
            new Secret("sk-1"));

    assertThat(encoded(call).headers())
        .isEqualTo(
            Map.of(
                "authorization", "Bearer sk-1",
                "openai-organization", "org-1",
                "openai-project", "proj_2"));
  }

  @Test
  void otherVendorsOperationsAreNoneOfIts() {
    String base = "https://api.openai.com/v1";

    assertThat(adapter.wording(asked("messages", base))).isNull();
    assertThat(adapter.wording(asked("models:generateContent", base))).isNull();
    assertThat(adapter.wording(asked("responses/input_tokens", base)))
        .as("only OpenAI itself is known to count for the Responses API")
        .isNull();
    assertThat(adapter.wording(asked("embeddings", base))).isEqualTo(Wording.same("embeddings"));
  }

  @Test
  void anAddressIsParsedOnce() {
    String base = "https://api.openai.com/v1";

    assertThat(chat(base, true).address()).isSameAs(chat(base, false).address());
  }

  private static String error(
      String type, @org.jspecify.annotations.Nullable String code, String message) {
    String quoted = code == null ? "null" : "\"" + code + "\"";
    return "{\"error\":{\"type\":\"%s\",\"code\":%s,\"message\":\"%s\"}}"
        .formatted(type, quoted, message);
  }

  @Test
  void namesForWhomAKeyIsUsed() {
    ProviderCall call =
        new ProviderCall(
            "chat/completions",
            "POST",
            null,
            Set.of(),
            "m",
            false,
            RequestBody.of(new byte[0]),
            URI.create("https://api.openai.com/v1"),
            Map.of("organization", "org-1", "project", "proj_2"),
            new Secret("sk-1"));

    assertThat(encoded(call).headers())
        .isEqualTo(
            Map.of(
                "authorization", "Bearer sk-1",
                "openai-organization", "org-1",
                "openai-project", "proj_2"));
  }
}
