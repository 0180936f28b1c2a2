package io.turnpike.webui.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.SecretFields;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a type that takes more than an API key. What is typed is one credential, and the
 * last of those that the form gives. Never shown again, not even when it was refused.
 */
final class SecretInputs {

  private SecretInputs() {}

  static String name(String type, String field) {
    return "secret_" + type + "_" + field;
  }

  static List<String> names(List<ProviderType> types) {
    return types.stream()
        .flatMap(type -> TypeChoice.secrets(type).stream().map(it -> name(type.word(), it.name())))
        .toList();
  }

  /** Of the type that was chosen; null when nothing was typed. */
  static @Nullable Given given(List<ProviderType> types, Submitted submitted) {
    Map<String, Secret> secrets = new HashMap<>();
    for (ProviderType type : types) {
      if (type.word().equals(submitted.text("type"))) {
        for (Field field : TypeChoice.secrets(type)) {
          String text = submitted.text(name(type.word(), field.name()));
          if (!text.isEmpty()) {
            secrets.put(field.name(), new Secret(text));
          }
        }
      }
    }
    return secrets.isEmpty() ? null : new Given(null, new SecretFields(secrets));
  }

  /**
   * With each mistake of theirs under its name in the form.
   *
   * @param place among the keys that the form gives
   */
  static Refusal placed(List<ProviderType> types, Submitted submitted, int place, Refusal refusal) {
    Given given = given(types, submitted);
    if (given == null || !(refusal instanceof InvalidInput invalid)) {
      return refusal;
    }
    String first = given.secrets().names().stream().sorted().findFirst().orElseThrow();
    return new InvalidInput(
        invalid.mistakes().stream()
            .map(it -> placed(submitted.text("type"), "/api_keys/" + place, first, it))
            .toList());
  }

  private static Mistake placed(String type, String at, String first, Mistake mistake) {
    String pointer = mistake.pointer();
    if (!pointer.equals(at) && !pointer.startsWith(at + "/")) {
      return mistake;
    }
    String field = pointer.equals(at) ? first : pointer.substring(at.length() + 1);
    return new Mistake("/" + name(type, field), mistake.message());
  }
}
