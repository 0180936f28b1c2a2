package io.turnpike.tenants.connections.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretFields;
import io.turnpike.tenants.providers.SecretGroup;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen wrong with the secrets of one credential: each by itself, and whether they are
 * one of the ways that the connection's type takes. No message repeats any of them.
 */
public final class CheckedSecrets {

  private static final int LONGEST_KEY = 8_000;
  private static final int LARGEST_FILE = 16 << 10;

  private final @Nullable ProviderType type;
  private final Map<String, String> settings;
  private final Mistakes mistakes;
  private boolean operators;

  /**
   * @param type null for one that is not known, of which an API key is all that can be checked
   * @param settings as they will be kept
   */
  public CheckedSecrets(
      @Nullable ProviderType type, Map<String, String> settings, Mistakes mistakes) {
    this.type = type;
    this.settings = settings;
    this.mistakes = mistakes;
  }

  /** The same of what the operator wrote. */
  public CheckedSecrets ofOperator() {
    operators = true;
    return this;
  }

  /** The field that stands for a credential where something is wrong with it as a whole. */
  public static String first(SecretFields secrets) {
    return new TreeSet<>(secrets.names()).first();
  }

  /**
   * @param at pointer of the object that holds them
   * @param empty how a sentence goes on about one that is empty
   */
  public void check(SecretFields given, String at, String empty) {
    given
        .values()
        .forEach((name, value) -> value(name, value, at + "/" + CheckedSettings.step(name), empty));
    group(given, at);
  }

  /** Whether they are one of the ways, complete, and the settings are there that belong to it. */
  public void group(SecretFields given, String at) {
    if (type == null
        || given.names().isEmpty()
        || !given.names().stream().allMatch(name -> type.secret(name) != null)) {
      return;
    }
    Set<String> names = given.names();
    SecretGroup meant =
        type.secrets().stream()
            .filter(group -> group.names().containsAll(names))
            .findFirst()
            .orElse(null);
    if (meant == null) {
      mistakes.add(at + "/" + first(given), "Give one of these, not both: " + ways(type) + ".");
      return;
    }
    meant.needed().stream()
        .filter(field -> !names.contains(field.name()))
        .forEach(field -> mistakes.add(at + "/" + field.name(), missing(field, meant)));
    meant.settings().stream()
        .filter(setting -> !settings.containsKey(setting))
        .forEach(setting -> mistakes.add("/settings/" + setting, needed(meant)));
  }

  /** In words, as they are written: {@code api_key, or client_secret}. */
  public static String ways(ProviderType type) {
    return String.join(
        ", or ",
        type.secrets().stream()
            .map(group -> String.join(" with ", group.needed().stream().map(Field::name).toList()))
            .toList());
  }

  private void value(String name, Secret value, String at, String empty) {
    Field field = type == null ? null : type.secret(name);
    if (type != null && field == null) {
      mistakes.add(at, "This type takes no such secret, but " + ways(type) + ".");
    } else if (field != null && field.kind() == Kind.FILE) {
      file(value.reveal(), at, empty);
    } else {
      key(name, value.reveal(), at, empty);
    }
    String fault =
        field == null || value.reveal().isBlank() ? null : fault(field.check(), value.reveal());
    if (fault != null) {
      mistakes.add(at, fault);
    }
  }

  private @Nullable String fault(Check check, String value) {
    return operators ? check.faultOfOperators(value) : check.fault(value);
  }

  private void file(String text, String at, String empty) {
    if (text.isBlank()) {
      mistakes.add(at, "The file" + empty);
    } else if (text.getBytes(UTF_8).length > LARGEST_FILE) {
      mistakes.add(at, "A file has at most " + (LARGEST_FILE >> 10) + " KB.");
    }
  }

  private void key(String name, String key, String at, String empty) {
    if (key.isEmpty()) {
      mistakes.add(at, "The key" + empty);
    } else if (!key.equals(key.strip())) {
      mistakes.add(at, "The key begins or ends with a space or line break; remove it.");
    } else if (name.equals(SecretFields.API_KEY) && key.startsWith("{")) {
      mistakes.add(at, "The key begins with {, as a document does and no key. " + instead());
    } else if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      mistakes.add(at, "The key contains characters that cannot be sent in a header.");
    } else if (key.length() > LONGEST_KEY) {
      mistakes.add(at, "A key has at most " + LONGEST_KEY + " characters.");
    }
  }

  private String instead() {
    return type == null ? "" : "This type takes " + ways(type) + ".";
  }

  private static String missing(Field field, SecretGroup group) {
    return "\""
        + field.label()
        + "\" is missing: of \""
        + group.title()
        + "\" all secrets are given together.";
  }

  private static String needed(SecretGroup group) {
    return "\"" + group.title() + "\" does not work without this setting.";
  }
}
