package io.turnpike.routing.providers.vertex;

import io.turnpike.tenants.providers.DerivedUrl;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.SecretGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VertexType {

  private static final String HOST = "aiplatform.googleapis.com";

  /** Several regions at once have a host of another form. */
  private static final Set<String> UNIONS = Set.of("us", "eu");

  private static final Field PROJECT =
      Field.optional(
          VertexAdapter.PROJECT, "Project", "Its id at Google, for example my-project-1.", null);

  private static final Field LOCATION =
      Field.optional(
              VertexAdapter.LOCATION,
              "Location",
              "For example europe-west1; requests are worked on there, with global anywhere.",
              VertexAdapter.GLOBAL)
          .checked(
              Check.matching(
                  "[a-z0-9-]{1,40}",
                  "A location has lower-case letters, digits and hyphens, for example europe-west1."));

  @Bean
  ProviderType vertex() {
    return new ProviderType(
            VertexAdapter.TYPE,
            "Google Vertex AI",
            null,
            true,
            List.of(PROJECT, LOCATION),
            List.of(
                new Alias("vertex-ai", null),
                new Alias("vertex_ai", null),
                new Alias("google-vertex", null),
                new Alias("google-vertex-ai", null)))
        .by(
            VertexTokens.serviceAccount().beside(VertexAdapter.PROJECT),
            FederatedTokens.workload().beside(VertexAdapter.PROJECT),
            SecretGroup.KEY)
        .at(new DerivedUrl("https://{location}-" + HOST + "/v1", VertexType::address));
  }

  static String address(Map<String, String> settings) {
    String location = settings.getOrDefault(VertexAdapter.LOCATION, VertexAdapter.GLOBAL);
    if (location.equals(VertexAdapter.GLOBAL)) {
      return "https://" + HOST + "/v1";
    }
    return UNIONS.contains(location)
        ? "https://aiplatform." + location + ".rep.googleapis.com/v1"
        : "https://" + location + "-" + HOST + "/v1";
  }
}
