package io.turnpike.tenants.providers;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 * @param needsKey whether a connection has a credential, unless its callers bring their own
 * @param settings what a connection says beyond address, keys, region and data policy; no secrets
 * @param aliases under which other gateways know such connections
 * @param secrets the ways to give a credential, the usual one first
 * @param derived where the vendor is by the settings; null where these do not tell
 */
public record ProviderType(
    String word,
    String title,
    @Nullable URI baseUrl,
    boolean needsKey,
    List<Field> settings,
    List<Alias> aliases,
    List<SecretGroup> secrets,
    @Nullable DerivedUrl derived) {

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Throws IllegalArgumentException for a type that could not be stored or shown. */
  public ProviderType {
    settings = List.copyOf(settings);
    aliases = List.copyOf(aliases);
    secrets = List.copyOf(secrets);
    require(word.length() <= 40 && WORD.matcher(word).matches(), "no word: " + word);
    require(!secrets.isEmpty(), "no credential: " + word);
    Set<String> names = new HashSet<>(Set.of("base_url"));
    secrets.stream()
        .flatMap(group -> group.fields().stream())
        .forEach(field -> require(names.add(field.name), "two fields called " + field.name));
    Set<String> plain = new HashSet<>();
    for (Field setting : settings) {
      require(names.add(setting.name), "two fields called " + setting.name);
      require(!setting.secret, "a secret among the settings: " + setting.name);
      plain.add(setting.name);
    }
    secrets.forEach(group -> require(plain.containsAll(group.settings()), "no such settings"));
  }

  /** One whose credential is a key. */
  public ProviderType(
      String word,
      String title,
      @Nullable URI baseUrl,
      boolean needsKey,
      List<Field> settings,
      List<Alias> aliases) {
    this(word, title, baseUrl, needsKey, settings, aliases, List.of(SecretGroup.KEY), null);
  }

  /** One that is set up with address and key alone, and that nobody calls otherwise. */
  public ProviderType(String word, String title, @Nullable URI baseUrl, boolean needsKey) {
    this(word, title, baseUrl, needsKey, List.of(), List.of());
  }

  /** The same, whose credential is given in one of these ways. */
  public ProviderType by(SecretGroup... ways) {
    return new ProviderType(
        word, title, baseUrl, needsKey, settings, aliases, List.of(ways), derived);
  }

  /** The same, at an address that follows from its settings. */
  public ProviderType at(DerivedUrl rule) {
    return new ProviderType(word, title, baseUrl, needsKey, settings, aliases, secrets, rule);
  }

  /** Everything its form asks for that other types may not ask for, in order. */
  public List<Field> fields() {
    return Stream.of(Stream.of(address()), secretFields().stream(), settings.stream())
        .flatMap(fields -> fields)
        .toList();
  }

  /** The fields of all ways to give a credential; none is required where there are several. */
  public List<Field> secretFields() {
    boolean required = needsKey && secrets.size() == 1;
    return secrets.stream()
        .flatMap(group -> group.fields().stream())
        .map(field -> required ? field : field.notRequired())
        .toList();
  }

  /** Null for one that is not a secret of this type. */
  public @Nullable Field secret(String name) {
    return secrets.stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.name.equals(name))
        .findFirst()
        .orElse(null);
  }

  private Field address() {
    String help = "Up to and including the version, for example https://api.example.com/v1.";
    return new Field(
        "base_url",
        "Base URL",
        derived == null ? help : help + " " + derived.pattern() + " when left empty.",
        baseUrl == null && derived == null,
        false,
        baseUrl == null ? null : baseUrl.toString());
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
   * @param kind how it is written
   * @param check what its type knows beyond that to be wrong
   */
  public record Field(
      String name,
      String label,
      String help,
      boolean required,
      boolean secret,
      @Nullable String preset,
      Kind kind,
      Check check) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Throws IllegalArgumentException for a name that is none. */
    public Field {
      require(NAME.matcher(name).matches(), "no field name: " + name);
    }

    /** A line of text that may be anything. */
    public Field(
        String name,
        String label,
        String help,
        boolean required,
        boolean secret,
        @Nullable String preset) {
      this(name, label, help, required, secret, preset, Kind.TEXT, Check.NONE);
    }

    /** A setting that every connection of the type has. */
    public static Field required(String name, String label, String help) {
      return new Field(name, label, help, true, false, null);
    }

    /** A setting that may be left out. */
    public static Field optional(String name, String label, String help, @Nullable String preset) {
      return new Field(name, label, help, false, false, preset);
    }

    /** A secret that its group is nothing without. */
    public static Field secret(String name, String label, String help) {
      return new Field(name, label, help, true, true, null);
    }

    /** The same, left out where there is none. */
    public Field notRequired() {
      return new Field(name, label, help, false, secret, preset, kind, check);
    }

    /** The same, written in another way than as a line of text. */
    public Field as(Kind other) {
      return new Field(name, label, help, required, secret, preset, other, check);
    }

    /** The same, looked at by its type as well. */
    public Field checked(Check other) {
      return new Field(name, label, help, required, secret, preset, kind, other);
    }
  }

  /** How a field is written. */
  public enum Kind {
    /** One line; as a secret, one that could stand in a header. */
    TEXT,

    /** A document of several lines, at most 16 KB. */
    FILE,

    /** A URL that calls go to; the connection's secrets are bound to it as to the base URL. */
    ADDRESS,

    /** Texts by name: an object in JSON. */
    MAP;

    /** For programs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a type knows of one of its fields. */
  public interface Check {

    /** Finds nothing. */
    Check NONE = _ -> null;

    /** Holds a field to a pattern. */
    static Check matching(String pattern, String fault) {
      Pattern compiled = Pattern.compile(pattern);
      return value -> compiled.matcher(value).matches() ? null : fault;
    }

    /**
     * What is wrong with a value that is not blank, as a sentence that repeats none of it; null
     * when nothing is.
     */
    @Nullable String fault(String value);

    /** The same of what the operator wrote, who may name what is on the gateway's machine. */
    default @Nullable String faultOfOperators(String value) {
      return fault(value);
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
