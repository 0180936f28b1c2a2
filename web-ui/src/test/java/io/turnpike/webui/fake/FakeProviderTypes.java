package io.turnpike.webui.fake;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.PublishedPolicies;
import io.turnpike.tenants.providers.PublishedPolicy;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The types that connections may have in the console's tests; one asks for more than a key. */
@Configuration(proxyBeanMethods = false)
public class FakeProviderTypes {

  @Bean
  PublishedPolicies publishedPolicies() {
    return new PublishedPolicies(
        List.of(
            new PublishedPolicy(
                "tower",
                "eu-fr",
                true,
                true,
                "Up there.",
                URI.create("https://tower.example/policy"),
                LocalDate.parse("2026-11-30"))));
  }

  @Bean
  ProviderTypes providerTypes() {
    return new ProviderTypes(
        List.of(
            new ProviderType("openai", "OpenAI", URI.create("https://api.openai.com/v1"), true),
            new ProviderType(
                "anthropic", "Anthropic", URI.create("https://api.anthropic.com/v1"), true),
            new ProviderType("openai-compatible", "OpenAI-compatible", null, false),
            new ProviderType(
                "tower",
                "Tower",
                null,
                false,
                List.of(
                    Field.required("floor", "Floor", "Counted from the ground."),
                    Field.optional("api_version", "API version", "A date.", "2026-01-01")),
                List.of())));
  }
}
