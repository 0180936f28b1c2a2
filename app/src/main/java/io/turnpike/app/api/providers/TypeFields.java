package io.turnpike.app.api.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Nearest;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretFields;
import io.turnpike.webui.ControlCharacters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a connection that only its type has, as a client wrote them: secrets at the top,
 * settings there or in an object of their own.
 */
final class TypeFields {

  private final @Nullable ProviderType type;
  private final List<Mistake> mistakes;

  /**
   * @param type null where none is known, so that nothing is known of its fields either
   */
  TypeFields(@Nullable ProviderType type, List<Mistake> mistakes) {
    this.type = type;
    this.mistakes = mistakes;
  }

  /**
   * The secrets among these fields.
   *
   * @param apiKey null without one
   */
  SecretFields secrets(@Nullable String apiKey, Map<String, JsonNode> others, String at) {
    Map<String, Secret> secrets = new HashMap<>();
    if (apiKey != null) {
      secrets.put(SecretFields.API_KEY, new Secret(apiKey));
    }
    others.forEach(
        (name, value) -> {
          Field field = type == null ? null : type.secret(name);
          String text =
              field == null || value.isNull() ? null : text(field, value, at + "/" + name);
          if (text != null) {
            secrets.put(name, new Secret(text));
          }
        });
    return new SecretFields(secrets);
  }

  /** The settings of both places, by name. */
  Map<String, String> settings(Map<String, JsonNode> object, Map<String, JsonNode> others) {
    Map<String, String> settings = new TreeMap<>();
    object.forEach((name, value) -> put(name, value, "/settings/" + step(name), settings));
    others.forEach(
        (name, value) -> {
          if (setting(name) != null && !value.isNull()) {
            if (settings.containsKey(name)) {
              mistakes.add(new Mistake("/" + name, "stands in \"settings\" as well; give it once"));
            }
            put(name, value, "/" + name, settings);
          }
        });
    return settings;
  }

  /** Whether there is a slip: what is no field of the type, nor of every connection. */
  boolean unknown(Map<String, JsonNode> others, List<String> known, String at) {
    if (type == null) {
      return false;
    }
    int before = mistakes.size();
    for (String name : others.keySet()) {
      if (type.secret(name) == null && (setting(name) == null || !at.isEmpty())) {
        List<String> all = new ArrayList<>(known);
        type.fields().stream().map(Field::name).filter(it -> !all.contains(it)).forEach(all::add);
        mistakes.add(
            new Mistake(
                at + "/" + step(name),
                "\"%s\" is not a known field; known are %s.%s"
                    .formatted(ControlCharacters.visible(name), all, Nearest.hint(name, all))));
      }
    }
    return mistakes.size() > before;
  }

  /** With mistakes of settings where these were given: at the top, unless there is an object. */
  static InvalidInput placed(InvalidInput wrong, Map<String, JsonNode> others, boolean object) {
    return new InvalidInput(
        wrong.mistakes().stream().map(mistake -> placed(mistake, others, object)).toList());
  }

  private static Mistake placed(Mistake mistake, Map<String, JsonNode> others, boolean object) {
    if (!mistake.pointer().startsWith("/settings/")) {
      return mistake;
    }
    String field = mistake.pointer().substring("/settings/".length());
    boolean top = others.containsKey(field.split("/", 2)[0]) || !object;
    return top ? new Mistake("/" + field, mistake.message()) : mistake;
  }

  private void put(String name, JsonNode value, String at, Map<String, String> settings) {
    Field field = setting(name);
    String text = text(field, value, at);
    if (text != null) {
      settings.put(name, text);
    }
  }

  /** Null where it is none, which is then noted. Documents may be written as what they hold. */
  private @Nullable String text(@Nullable Field field, JsonNode value, String at) {
    boolean document = field != null && (field.kind() == Kind.MAP || field.kind() == Kind.FILE);
    if (document && value.isObject()) {
      return value.toString();
    }
    if (value.isString()) {
      return value.stringValue();
    }
    mistakes.add(
        new Mistake(
            at,
            document
                ? "must be an object, or its JSON as a text"
                : "must be a text; leave out what is not set"));
    return null;
  }

  private @Nullable Field setting(String name) {
    return type == null
        ? null
        : type.settings().stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }

  private static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
