package io.turnpike.routing.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.Wording;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiAdapterTests extends ProviderAdapterContract {

  private static final String BASE = "https://generativelanguage.googleapis.com/v1beta";

  private final ProviderAdapter adapter = new GeminiAdapter(new Addresses());

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String error(String message) {
    return error(418, "ODD", message);
  }

  @Override
  protected List<Told> errors() {
    return List.of(
        new Told(
            400,
            "{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\","
                + "\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\"}]}}",
            FailureClass.AUTH),
        new Told(
            400,
            error(
                400,
                "INVALID_ARGUMENT",
                "The input token count (9) exceeds the maximum number of" + " tokens allowed (8)."),
            FailureClass.CONTEXT_LENGTH),
        new Told(
            400,
            error(400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
            FailureClass.AUTH),
        new Told(403, error(403, "PERMISSION_DENIED", "No."), FailureClass.AUTH),
        new Told(404, "<html><title>Error 404 (Not Found)!!1</title>", FailureClass.NOT_FOUND),
        new Told(
            429, error(429, "RESOURCE_EXHAUSTED", "You exceeded it."), FailureClass.RATE_LIMITED),
        new Told(
            503, error(503, "UNAVAILABLE", "The model is overloaded."), FailureClass.OVERLOADED),
        new Told(500, error(500, "INTERNAL", "x"), FailureClass.SERVER_ERROR),
        new Told(400, error(400, "INVALID_ARGUMENT", "x"), FailureClass.BAD_REQUEST));
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        error(503, "UNAVAILABLE", "x"),
        FailureClass.OVERLOADED,
        error(429, "RESOURCE_EXHAUSTED", "x"),
        FailureClass.RATE_LIMITED,
        error(500, "INTERNAL", "x"),
        FailureClass.SERVER_ERROR,
        "{\"error\":{\"code\":\"MALFORMED_FUNCTION_CALL\",\"message\":\"x\"}}",
        FailureClass.SERVER_ERROR);
  }

  @Test
  void saysHowLongToWait() {
    String body =
        "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"x\",\"details\":["
            + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"31s\"}]}}";

    ProviderFailure failure = adapter.failure(429, body.getBytes(StandardCharsets.UTF_8));

    assertThat(failure.pause()).isEqualTo("31s");
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-pro, false, models/gemini-2.5-pro:generateContent",
    "models/gemini-2.5-pro, true, models/gemini-2.5-pro:generateContent?alt=sse",
    "tunedModels/mine, false, tunedModels/mine:generateContent",
    "../../v1/x?y#z, false, models/..%2F..%2Fv1%2Fx%3Fy%23z:generateContent",
  })
  void theModelStandsInTheAddress(String model, boolean streamed, String path) {
    ProviderCall call = call("models:generateContent", model, streamed);

    assertThat(encoded(call).address()).hasToString(BASE + "/" + path);
    assertThat(encoded(call).body()).isSameAs(call.body());
    assertThat(encoded(call).framing()).isEqualTo(streamed ? Framing.SSE : Framing.WHOLE);
    assertThat(encoded(call).headers()).isEqualTo(Map.of("x-goog-api-key", "AIza-1"));
  }

  /** What a client asks for beside it, a form of the stream or its key, is between it and us. */
  @Test
  void theClientsQueryGoesNoFurther() {
    ProviderCall call =
        new ProviderCall(
            "models:streamGenerateContent",
            "POST",
            "alt=json&key=tp_x",
            Set.of(),
            "g",
            true,
            RequestBody.of(new byte[0]),
            URI.create(BASE),
            Map.of(),
            (Secret) null);

    assertThat(encoded(call).address())
        .hasToString(BASE + "/models/g:streamGenerateContent?alt=sse");
  }

  @Test
  void translatesAndHasItsOwnOperations() {
    assertThat(translated("chat/completions", BASE)).isEqualTo("models:generateContent");
    assertThat(translated("embeddings", BASE)).isEqualTo("models:batchEmbedContents");
    for (String own :
        List.of("models:generateContent", "models:countTokens", "models:embedContent")) {
      assertThat(adapter.wording(asked(own, BASE))).isEqualTo(Wording.same(own));
    }
    for (String other : List.of("messages", "responses", "responses/input_tokens", "completions")) {
      assertThat(adapter.wording(asked(other, BASE))).as(other).isNull();
    }
  }

  @Test
  void speaksLikeOpenAiAtTheAddressThatDoes() {
    String compatible = BASE + "/openai";

    assertThat(adapter.wording(asked("chat/completions", compatible)))
        .isEqualTo(Wording.same("chat/completions"));
    assertThat(adapter.wording(asked("models:generateContent", compatible))).isNull();
    assertThat(adapter.wording(asked("responses", compatible))).isNull();
    assertThat(encoded(call("chat/completions", compatible, true, new Secret("AIza-1"))))
        .satisfies(
            request -> {
              assertThat(request.address()).hasToString(compatible + "/chat/completions");
              assertThat(request.headers()).isEqualTo(Map.of("authorization", "Bearer AIza-1"));
            });
  }

  @Test
  void readsListsOfModels() {
    GeminiAdapter own = new GeminiAdapter(new Addresses());

    assertThat(
            own.models(
                "{\"models\":[{\"name\":\"models/gemini-2.5-pro\"},{\"name\":\"tunedModels/mine\"},{}]}"
                    .getBytes(StandardCharsets.UTF_8)))
        .containsExactly("gemini-2.5-pro", "tunedModels/mine");
    assertThat(
            own.models(
                "{\"data\":[{\"id\":\"models/gemini-2.5-pro\"}]}".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("gemini-2.5-pro");
    assertThat(own.models("<html>".getBytes(StandardCharsets.UTF_8))).isNull();
  }

  private String translated(String operation, String base) {
    Wording wording = Objects.requireNonNull(adapter.wording(asked(operation, base)));
    assertThat(wording.translation()).isNotNull();
    return wording.operation();
  }

  private static ProviderCall call(String operation, String model, boolean streamed) {
    return new ProviderCall(
        operation,
        "POST",
        null,
        Set.of(),
        model,
        streamed,
        RequestBody.of(new byte[0]),
        URI.create(BASE),
        Map.of(),
        new Secret("AIza-1"));
  }

  private static String error(int code, String status, String message) {
    return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}"
        .formatted(code, message, status);
  }
}
