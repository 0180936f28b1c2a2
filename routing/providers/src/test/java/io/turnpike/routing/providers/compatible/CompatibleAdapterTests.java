package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.dialects.rerank.RerankNames;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompatibleAdapterTests {

  private static final Vendors VENDORS = Vendors.found();
  private static final RequestBody BODY = RequestBody.of("{\"model\":\"m\"}".getBytes(UTF_8));

  @Test
  void lettersPassAsTheyAre() {
    ProviderRequest request = encoded("groq", "chat/completions", "https://api.groq.com/openai/v1");

    assertThat(request.address()).hasToString("https://api.groq.com/openai/v1/chat/completions");
    assertThat(request.body()).isSameAs(BODY);
    assertThat(request.headers()).isEqualTo(Map.of("authorization", "Bearer sk-1"));
    assertThat(wording("groq", "chat/completions")).isEqualTo(Wording.same("chat/completions"));
  }

  @Test
  void aKeyStandsWhereTheVendorWantsIt() {
    assertThat(encoded("sarvam", "chat/completions", "https://api.sarvam.ai/v1").headers())
        .isEqualTo(Map.of("api-subscription-key", "sk-1"));
  }

  @Test
  void modelsAreListedWhereTheVendorHasThem() {
    assertThat(encoded("openrouter", "models", "https://openrouter.ai/api/v1").address())
        .hasToString("https://openrouter.ai/api/v1/models/user");
    assertThat(encoded("novita", "rerank", "https://api.novita.ai/openai").address())
        .hasToString("https://api.novita.ai/openai/v1/rerank");
    assertThat(encoded("deepseek", "completions", "https://api.deepseek.com/v1").address())
        .hasToString("https://api.deepseek.com/beta/completions");
    assertThat(encoded("openrouter", "models", "https://proxy.example/v1").address())
        .as("at another address as OpenAI does")
        .hasToString("https://proxy.example/v1/models");
  }

  @Test
  void whatAVendorDoesNotHaveIsSaidOtherwiseOrRefused() {
    assertThat(wording("mistral", "completions")).isNull();
    assertThat(wording("mistral", "responses")).isNull();
    assertThat(wording("voyage", "chat/completions")).isNull();
    assertThat(wording("deepseek", "embeddings")).isNull();
    assertThat(wording("groq", "messages")).isNull();
    assertThat(wording("groq", "models:generateContent")).isNull();
  }

  @Test
  void whatNoDialectSpeaksPassesOn() {
    assertThat(wording("mistral", "fim/completions")).isEqualTo(Wording.same("fim/completions"));
  }

  @Test
  void aRerankGoesWhereItIsServedUnderTheVendorsNames() {
    assertThat(wording("jina", "rerank")).isEqualTo(Wording.same("rerank"));
    assertThat(wording("voyage", "rerank"))
        .isEqualTo(new Wording("rerank", new RerankNames("top_k", "data")));
    assertThat(wording("mistral", "rerank")).isNull();
  }

  @Test
  void aVendorsOwnFormsPassWhereItHasThem() {
    assertThat(wording("xai", "responses")).isEqualTo(Wording.same("responses"));
    assertThat(wording("openrouter", "messages")).isEqualTo(Wording.same("messages"));
  }

  private static ProviderRequest encoded(String type, String operation, String baseUrl) {
    return ProviderRequest.of(
        adapter(type),
        new ProviderCall(
            operation,
            "POST",
            null,
            Set.of(),
            "m",
            false,
            BODY,
            URI.create(baseUrl),
            Map.of(),
            new Secret("sk-1")));
  }

  private static Wording wording(String type, String operation) {
    return adapter(type)
        .wording(
            new Asked(
                operation,
                ChatFixture.scan("{\"model\":\"m\",\"messages\":[]}"),
                "m",
                new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE),
                new ProviderConnection(
                    "up",
                    type,
                    URI.create("https://api.example.com/v1"),
                    false,
                    List.of(),
                    DataPolicy.UNKNOWN,
                    List.of(),
                    Map.of(),
                    1,
                    null)));
  }

  private static CompatibleAdapter adapter(String type) {
    return new CompatibleAdapter(VENDORS.find(type), new Addresses());
  }
}
