package io.turnpike.tenants;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of provider connection that a tenant may set up. Contributed as a bean by whoever speaks
 * to such providers; forms and lists are made from it.
 *
 * @param word as connections are stored with it, for example {@code openai}
 * @param title for people
 * @param baseUrl the vendor's own address, version included; null where each connection has its own
 * @param needsKey whether a connection has an API key, unless its callers bring their own
 * @param settings what a connection says beyond address, keys, region and data policy; no secrets
 * @param aliases under which other gateways know such connections
 */
public record ProviderType(
    String word,
    String title,
    @Nullable URI baseUrl,
    boolean needsKey,
    List<Field> settings,
    List<Alias> aliases) {

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Throws IllegalArgumentException for a type that could not be stored or shown. */
  public ProviderType {
    settings = List.copyOf(settings);
    aliases = List.copyOf(aliases);
    require(word.length() <= 40 && WORD.matcher(word).matches(), "no word: " + word);
    Set<String> names = new HashSet<>(Set.of("base_url", "api_key"));
    for (Field setting : settings) {
      require(names.add(setting.name), "two fields called " + setting.name);
      require(!setting.secret, "a secret among the settings: " + setting.name);
    }
  }

  /** One that is set up with address and key alone, and that nobody calls otherwise. */
  public ProviderType(String word, String title, @Nullable URI baseUrl, boolean needsKey) {
    this(word, title, baseUrl, needsKey, List.of(), List.of());
  }

  /** Everything its form asks for that other types may not ask for, in order. */
  public List<Field> fields() {
    return Stream.concat(Stream.of(address(), key()), settings.stream()).toList();
  }

  private Field address() {
    return new Field(
        "base_url",
        "Base URL",
        "Up to and including the version, for example https://api.example.com/v1.",
        baseUrl == null,
        false,
        baseUrl == null ? null : baseUrl.toString());
  }

  private Field key() {
    return new Field(
        "api_key", "API key", "Encrypted at once and never shown again.", needsKey, true, null);
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalArgumentException("A provider type has " + otherwise + ".");
    }
  }

  /**
   * A field of the form.
   *
   * @param name in JSON, for example {@code api_version}
   * @param required whether it must be given where there is no default
   * @param secret whether it is encrypted and never shown
   * @param preset what is taken when nothing is given; null for nothing
   */
  public record Field(
      String name,
      String label,
      String help,
      boolean required,
      boolean secret,
      @Nullable String preset) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Throws IllegalArgumentException for a name that is none. */
    public Field {
      require(NAME.matcher(name).matches(), "no field name: " + name);
    }

    /** A setting that every connection of the type has. */
    public static Field required(String name, String label, String help) {
      return new Field(name, label, help, true, false, null);
    }

    /** A setting that may be left out. */
    public static Field optional(String name, String label, String help, @Nullable String preset) {
      return new Field(name, label, help, false, false, preset);
    }
  }

  /**
   * Another gateway's word for a provider that is reached by a connection of this type.
   *
   * @param word in lower case, for example {@code groq}
   * @param baseUrl where that provider is; null for the type's own address, or the tenant's
   */
  public record Alias(String word, @Nullable URI baseUrl) {}
}
