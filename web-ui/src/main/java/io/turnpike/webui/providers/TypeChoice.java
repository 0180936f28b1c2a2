package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.SecretFields;
import java.util.List;

/**
 * A type in the form, with the fields that only its connections have.
 *
 * @param secrets beside the API keys, which have a table of their own
 */
public record TypeChoice(String word, String title, List<Input> settings, List<Input> secrets) {

  static List<Field> secrets(ProviderType type) {
    return type.secretFields().stream()
        .filter(field -> !field.name().equals(SecretFields.API_KEY))
        .toList();
  }

  static TypeChoice of(ProviderType type) {
    return new TypeChoice(
        type.word(),
        type.title(),
        type.settings().stream().map(field -> Input.setting(type.word(), field)).toList(),
        secrets(type).stream().map(field -> Input.secret(type.word(), field)).toList());
  }

  /**
   * @param name in the form
   * @param kind {@code text}, {@code password}, or {@code lines} for several
   * @param hidden whether what was typed is not shown again
   */
  public record Input(String name, String label, String help, String kind, boolean hidden) {

    private static Input setting(String type, Field field) {
      String preset = field.preset() == null ? "" : " " + field.preset() + " when left empty.";
      boolean map = field.kind() == ProviderType.Kind.MAP;
      return new Input(
          SettingFields.name(type, field.name()),
          field.label(),
          field.help() + (map ? " One a line: name = text." : "") + preset,
          map ? "lines" : "text",
          false);
    }

    private static Input secret(String type, Field field) {
      boolean file = field.kind() == ProviderType.Kind.FILE;
      return new Input(
          SecretInputs.name(type, field.name()),
          field.label(),
          field.help(),
          file ? "lines" : "password",
          true);
    }
  }
}
