package io.turnpike.routing.providers.vertex;

import io.turnpike.tenants.input.HostKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON file with which Google lets somebody in, or an object in one. Whatever it throws says what
 * is wrong and repeats nothing of it.
 *
 * @param title of such files, in the middle of a sentence
 * @param place of the object in the file, for example {@code credential_source.}
 */
record AccountFile(JsonNode json, String title, String place) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Throws IllegalArgumentException.
   *
   * @param type as the file names it itself
   */
  static AccountFile of(String text, String type, String title) {
    JsonNode json = json(text, title);
    if (!json.path("type").asString("").equals(type)) {
      throw new IllegalArgumentException(
          "This is not the file of " + title + ": its \"type\" is another one.");
    }
    return new AccountFile(json, title, "");
  }

  private static JsonNode json(String text, String title) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException _) {
      // Told below: whatever else it is, it is no such file.
    }
    throw new IllegalArgumentException(
        "This is not the JSON file of " + title + ". Paste the file whole.");
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** An object in it; one without fields where there is none. */
  AccountFile within(String name) {
    return new AccountFile(json.path(name), title, place + name + ".");
  }

  /** Throws IllegalArgumentException where there is none. */
  String text(String name) {
    String text = json.path(name).asString("");
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "This is not the whole file of " + title + ": \"" + place + name + "\" is missing.");
    }
    return text;
  }

  /** What is sent there would open the account to whoever reads it on the way. */
  URI address(String name) {
    try {
      URI address = new URI(text(name));
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      boolean plain = "http".equals(address.getScheme()) && HostKind.looksPrivate(host);
      if (!host.isEmpty()
          && address.getRawUserInfo() == null
          && (plain || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "\"" + place + name + "\" must begin with https:// and name a host.");
  }

  @Override
  public String toString() {
    return "AccountFile[" + title + "]";
  }
}
