package io.turnpike.tenants.connections.builtin;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.connections.form.CheckedSecrets;
import io.turnpike.tenants.connections.form.CheckedSettings;
import io.turnpike.tenants.connections.form.Endpoint;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection as the operator's file writes it.
 *
 * @param others the fields of its type, secret or not
 */
record HouseEntry(
    @Nullable String name,
    @Nullable String type,
    @Nullable String baseUrl,
    @Nullable List<String> models,
    @Nullable Map<String, JsonNode> settings,
    @JsonAnySetter @Nullable Map<String, JsonNode> others) {

  /** Throws InvalidInput, whose sentences repeat no secret. */
  HouseConnection checked(String name, ProviderType type) {
    Mistakes mistakes = new Mistakes();
    Map<String, String> checked = CheckedSettings.of(type, texts(type), mistakes);
    SecretFields secrets = secrets(type);
    CheckedSecrets check = new CheckedSecrets(type, checked, mistakes).ofOperator();
    if (!secrets.names().isEmpty()) {
      check.check(secrets, "", " is empty.");
    } else if (type.needsKey()) {
      mistakes.add("/" + type.secretFields().getFirst().name(), "is missing");
    }
    Endpoint endpoint = Endpoint.of(address(type, checked, mistakes), mistakes);
    mistakes.refuse();
    return new HouseConnection(
        name,
        type.word(),
        Objects.requireNonNull(endpoint).url(),
        secrets.names().isEmpty() ? null : secrets.kept(),
        models == null ? List.of() : List.copyOf(models),
        checked);
  }

  /** Of whatever was wrong, in one line. */
  static String told(InvalidInput wrong) {
    return wrong.mistakes().stream().map(HouseEntry::told).collect(Collectors.joining("; "));
  }

  private static String told(Mistake mistake) {
    return mistake.pointer() + ": " + mistake.message();
  }

  private SecretFields secrets(ProviderType type) {
    Map<String, Secret> secrets = new HashMap<>();
    given(others)
        .forEach(
            (field, value) -> {
              if (type.secret(field) != null) {
                secrets.put(field, new Secret(text(value)));
              }
            });
    return new SecretFields(secrets);
  }

  /** What is no secret of the type is one of its settings, or a slip. */
  private Map<String, String> texts(ProviderType type) {
    Map<String, String> texts = new HashMap<>();
    given(settings).forEach((field, value) -> texts.put(field, text(value)));
    given(others)
        .forEach(
            (field, value) -> {
              if (type.secret(field) == null) {
                texts.put(field, text(value));
              }
            });
    return texts;
  }

  private String address(ProviderType type, Map<String, String> checked, Mistakes mistakes) {
    URI own = type.baseUrl();
    String derived = type.derived() == null ? null : type.derived().of(checked);
    String url = baseUrl != null ? baseUrl : own != null ? own.toString() : derived;
    if (url == null) {
      mistakes.add(Endpoint.POINTER, "is missing");
    }
    return url == null ? "https://missing.invalid" : url;
  }

  private static Map<String, JsonNode> given(@Nullable Map<String, JsonNode> fields) {
    return fields == null ? Map.of() : fields;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  @Override
  public String toString() {
    return "HouseEntry[" + name + ", " + type + "]";
  }
}
