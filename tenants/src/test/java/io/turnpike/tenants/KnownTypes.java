package io.turnpike.tenants;

import io.turnpike.tenants.ProviderType.Field;
import java.net.URI;
import java.util.List;

/** Types of connections as other modules contribute them; one of them asks for more than a key. */
public final class KnownTypes {

  private static final List<ProviderType> ALL =
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
                  Field.optional("api_version", "API version", "A date.", "2026-01-01"),
                  Field.optional("door", "Door", "The main one when empty.", null)),
              List.of()));

  private KnownTypes() {}

  public static List<ProviderType> all() {
    return ALL;
  }

  public static ProviderTypes types() {
    return new ProviderTypes(ALL);
  }
}
