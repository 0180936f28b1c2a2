package io.turnpike.webui.fake;

import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Field;
import io.turnpike.tenants.ProviderTypes;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The types that connections may have in the console's tests; one asks for more than a key. */
@Configuration(proxyBeanMethods = false)
public class FakeProviderTypes {

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
