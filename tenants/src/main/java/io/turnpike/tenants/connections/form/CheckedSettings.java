package io.turnpike.tenants.connections.form;

import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be seen wrong with the settings that a connection's type asks for. */
public final class CheckedSettings {

  private static final int LONGEST = 500;

  private final ProviderType type;
  private final Map<String, String> given;
  private final Mistakes mistakes;

  private CheckedSettings(ProviderType type, Map<String, String> given, Mistakes mistakes) {
    this.type = type;
    this.given = given;
    this.mistakes = mistakes;
  }

  /** By name, with the defaults of those that are left out. */
  public static Map<String, String> of(
      ProviderType type, Map<String, String> given, Mistakes mistakes) {
    return new CheckedSettings(type, given, mistakes).checked();
  }

  /** A name in a pointer. */
  static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private Map<String, String> checked() {
    given.keySet().forEach(this::known);
    Map<String, String> checked = new TreeMap<>();
    for (Field field : type.settings()) {
      String value = value(field);
      if (value != null) {
        checked.put(field.name(), value);
      }
    }
    return Collections.unmodifiableMap(checked);
  }

  private void known(String name) {
    if (type.secret(name) != null) {
      mistakes.add(pointer(name), "This is a secret: give it beside \"settings\", not in them.");
    } else if (type.settings().stream().noneMatch(field -> field.name().equals(name))) {
      String names = type.settings().stream().map(Field::name).collect(Collectors.joining(", "));
      mistakes.add(
          pointer(name),
          "This type has no such setting."
              + (names.isEmpty() ? " It has none." : " Settings are: " + names + "."));
    }
  }

  private @Nullable String value(Field field) {
    String value = given.getOrDefault(field.name(), "").strip();
    String at = pointer(field.name());
    if (value.isEmpty()) {
      if (field.preset() == null && field.required()) {
        mistakes.add(at, "This type needs \"" + field.label() + "\".");
      }
      return field.preset();
    }
    String fault = field.check().fault(value);
    if (fault != null) {
      mistakes.add(at, fault);
    }
    return switch (field.kind()) {
      case TEXT, FILE -> text(value, at);
      case ADDRESS -> address(value, at);
      case MAP -> TextMap.checked(value, at, mistakes);
    };
  }

  private String text(String value, String at) {
    if (value.length() > LONGEST) {
      mistakes.add(at, "A setting has at most " + LONGEST + " characters.");
    }
    mistakes.printable(at, value);
    return value;
  }

  private String address(String value, String at) {
    Endpoint endpoint = Endpoint.of(value, at, mistakes);
    return endpoint == null ? value : endpoint.url().toString();
  }

  private static String pointer(String name) {
    return "/settings/" + step(name);
  }
}
