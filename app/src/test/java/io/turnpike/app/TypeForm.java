package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of a type of connections as the API lists it, filled in for one of the ways to give its
 * credential.
 *
 * @param fields as listed, by name
 */
record TypeForm(String type, Way way, Map<String, JsonNode> fields) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Way> WAYS =
      List.of(
          new Way(List.of("api_key"), List.of()),
          new Way(List.of("access_key_id", "secret_access_key"), List.of()),
          new Way(List.of("client_secret"), List.of("tenant_id", "client_id", "token_url")),
          new Way(List.of("service_account_json"), List.of("project")));
  private static final String PRIVATE_KEY = privateKey();

  /**
   * @param settings that the secrets are nothing without
   */
  record Way(List<String> secrets, List<String> settings) {}

  /** Of every type there is. */
  static List<TypeForm> all(ManagementApi api, Tenant tenant) {
    return api.get(tenant, "/api/v1/provider-types")
        .path("data")
        .valueStream()
        .flatMap(type -> of(type).stream())
        .toList();
  }

  /** One for each way that somebody here has something for. */
  private static List<TypeForm> of(JsonNode type) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    type.path("fields").forEach(field -> fields.put(field.path("name").asString(), field));
    Set<String> secrets =
        fields.values().stream()
            .filter(field -> field.path("secret").asBoolean())
            .map(field -> field.path("name").asString())
            .collect(Collectors.toSet());
    List<Way> ways = WAYS.stream().filter(way -> secrets.containsAll(way.secrets)).toList();
    assertThat(ways).as("%s, whose secrets are %s", type.path("type"), secrets).isNotEmpty();
    return ways.stream()
        .map(way -> new TypeForm(type.path("type").asString(), way, fields))
        .toList();
  }

  /** Of the connection: a type may have several. */
  String name() {
    return type + "-" + way.secrets.getFirst().replace('_', '-');
  }

  /**
   * As a client writes it, all fields at the top.
   *
   * @param key what there is of the credential to be right or wrong
   */
  Map<String, Object> filled(AnyVendor vendor, String key) {
    Map<String, Object> filled = new TreeMap<>(Map.of("type", type));
    asked()
        .forEach(
            name -> {
              assertThat(fields.get(name)).as("%s of %s", name, type).isNotNull();
              filled.put(name, value(name, vendor, key));
            });
    return filled;
  }

  private Stream<String> asked() {
    Stream<String> required =
        fields.values().stream()
            .filter(field -> field.path("required").asBoolean())
            .map(field -> field.path("name").asString());
    return Stream.of(Stream.of("base_url"), required, way.secrets.stream(), way.settings.stream())
        .flatMap(names -> names)
        .distinct();
  }

  private String value(String name, AnyVendor vendor, String key) {
    return switch (name) {
      case "base_url" -> vendor.baseUrl(type);
      case "token_url" -> vendor.tokenUrl(type);
      case "api_key", "access_key_id", "client_secret" -> key;
      case "service_account_json" -> serviceAccount(vendor, key);
      case "region" -> "us-east-1";
      default -> "some-" + name.replace('_', '-');
    };
  }

  private String serviceAccount(AnyVendor vendor, String key) {
    return JSON.writeValueAsString(
        Map.of(
            "type",
            "service_account",
            "client_email",
            key.equals(AnyVendor.KEY) ? AnyVendor.ACCOUNT : "stranger@example.com",
            "private_key",
            PRIVATE_KEY,
            "token_uri",
            vendor.tokenUrl(type)));
  }

  private static String privateKey() {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
      pairs.initialize(2048);
      byte[] key = pairs.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
