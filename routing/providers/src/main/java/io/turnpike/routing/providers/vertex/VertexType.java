package io.turnpike.routing.providers.vertex;

import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Alias;
import io.turnpike.tenants.ProviderType.Field;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VertexType {

  @Bean
  ProviderType vertex() {
    return new ProviderType(
        VertexAdapter.TYPE,
        "Google Vertex AI",
        URI.create("https://aiplatform.googleapis.com/v1"),
        true,
        List.of(
            Field.required(
                VertexAdapter.PROJECT, "Project", "Its id at Google, for example my-project-1."),
            Field.optional(
                VertexAdapter.LOCATION,
                "Location",
                "For example europe-west1; what is sent stays there.",
                VertexAdapter.GLOBAL)),
        List.of(
            new Alias("vertex-ai", null),
            new Alias("vertex_ai", null),
            new Alias("google-vertex", null),
            new Alias("google-vertex-ai", null)));
  }
}
