package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a type asks for beyond what all connections have. Several types may ask for a field of one
 * name, so in the form its name has the type in front.
 */
final class SettingFields {

  private static final String POINTER = "/settings/";

  private SettingFields() {}

  static String name(String type, String field) {
    return "setting_" + type + "_" + field;
  }

  /**
   * What an address says of them, for example {@code settings.region}. Anybody can write one, so it
   * fills no field that secrets are sent to; nor does an import.
   */
  static Map<String, String> said(ProviderType type, Map<String, String> said) {
    Map<String, String> values = new HashMap<>();
    for (Field field : type.settings()) {
      String value = said.get("settings." + field.name());
      if (value != null && field.kind() == Kind.TEXT) {
        values.put(name(type.word(), field.name()), value);
      }
    }
    return values;
  }

  static List<String> names(List<ProviderType> types) {
    return types.stream()
        .flatMap(type -> type.settings().stream().map(field -> name(type.word(), field.name())))
        .toList();
  }

  static Map<String, String> values(List<ProviderType> types, ProviderConnection connection) {
    Map<String, String> values = new HashMap<>();
    connection
        .settings()
        .forEach((field, value) -> values.put(name(connection.type(), field), value));
    types.stream()
        .filter(type -> type.word().equals(connection.type()))
        .flatMap(type -> type.settings().stream())
        .filter(field -> field.kind() == Kind.MAP)
        .map(field -> name(connection.type(), field.name()))
        .forEach(name -> values.computeIfPresent(name, (_, json) -> MapLines.of(json)));
    return values;
  }

  /** What was typed for the type that was chosen. */
  static Map<String, String> given(List<ProviderType> types, Submitted submitted) {
    Map<String, String> given = new HashMap<>();
    for (ProviderType type : types) {
      if (type.word().equals(submitted.text("type"))) {
        type.settings().forEach(field -> add(type, field, submitted, given));
      }
    }
    return Map.copyOf(given);
  }

  /** With each mistake of a setting under its name in the form. */
  static Refusal placed(Submitted submitted, Refusal refusal) {
    return refusal instanceof InvalidInput invalid
        ? new InvalidInput(
            invalid.mistakes().stream().map(it -> placed(submitted.text("type"), it)).toList())
        : refusal;
  }

  private static Mistake placed(String type, Mistake mistake) {
    String at = mistake.pointer();
    return at.startsWith(POINTER)
        ? new Mistake("/" + name(type, at.substring(POINTER.length())), mistake.message())
        : mistake;
  }

  private static void add(
      ProviderType type, Field field, Submitted submitted, Map<String, String> given) {
    String value = submitted.orNull(name(type.word(), field.name()));
    if (value != null) {
      given.put(field.name(), field.kind() == Kind.MAP ? MapLines.json(value) : value);
    }
  }
}
