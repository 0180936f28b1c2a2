package io.turnpike.tenants;

import io.turnpike.tenants.providers.DerivedUrl;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.SecretGroup;
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
              List.of()),
          castle());

  private KnownTypes() {}

  /** Its gate opens to a key, to a herald with an escort, or to a letter with its seal. */
  private static ProviderType castle() {
    return new ProviderType(
            "castle",
            "Castle",
            null,
            true,
            List.of(
                Field.optional("shire", "Shire", "Lower case.", null)
                    .checked(Check.matching("[a-z]+", "A shire has small letters only.")),
                Field.optional("herald", "Herald", "By name.", null),
                Field.optional("heralds_url", "Heralds", "Where they live.", null).as(Kind.ADDRESS),
                Field.optional("halls", "Halls", "By guest.", null).as(Kind.MAP)),
            List.of())
        .by(
            SecretGroup.KEY,
            new SecretGroup(
                    "Herald",
                    Field.secret("herald_word", "Word", "Only the herald knows it."),
                    Field.secret("escort_word", "Escort's word", "If any.").notRequired())
                .beside("herald"),
            new SecretGroup(
                "Letter",
                Field.secret("letter", "Letter", "As it was sealed.")
                    .as(Kind.FILE)
                    .checked(text -> text.startsWith("Dear") ? null : "This is no letter.")))
        .at(
            new DerivedUrl(
                "https://{shire}.castle.example/v1",
                settings ->
                    settings.get("shire") == null
                        ? null
                        : "https://" + settings.get("shire") + ".castle.example/v1"));
  }

  public static List<ProviderType> all() {
    return ALL;
  }

  public static ProviderTypes types() {
    return new ProviderTypes(ALL);
  }
}
