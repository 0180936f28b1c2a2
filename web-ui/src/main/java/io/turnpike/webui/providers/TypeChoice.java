package io.turnpike.webui.providers;

import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Field;
import java.util.List;

/** A type in the form, with the fields that only its connections have. */
public record TypeChoice(String word, String title, List<Setting> settings) {

  static List<TypeChoice> of(List<ProviderType> types) {
    return types.stream().map(TypeChoice::of).toList();
  }

  private static TypeChoice of(ProviderType type) {
    List<Setting> settings =
        type.settings().stream().map(field -> Setting.of(type.word(), field)).toList();
    return new TypeChoice(type.word(), type.title(), settings);
  }

  /**
   * @param name in the form
   */
  public record Setting(String name, String label, String help) {

    private static Setting of(String type, Field field) {
      String preset = field.preset() == null ? "" : " " + field.preset() + " when left empty.";
      return new Setting(
          SettingFields.name(type, field.name()), field.label(), field.help() + preset);
    }
  }
}
