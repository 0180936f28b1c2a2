package io.turnpike.routing;

import org.jspecify.annotations.Nullable;

/** How headers, logs and pages name the document that ruled a request. */
public final class ConfigReference {

  /**
   * Begins the name of a document that came with its request; what follows are the first twelve hex
   * digits of its text's SHA-256. No saved config may have a colon in its name.
   */
  public static final String INLINE = "inline:";

  private ConfigReference() {}

  /**
   * {@code name@version} of a saved config, the name alone of one that came with the request.
   *
   * @param config null without a config
   * @param version 0 for one that was never saved
   */
  public static @Nullable String of(@Nullable String config, int version) {
    return config == null || version == 0 ? config : config + '@' + version;
  }

  /** The name in {@code name} or {@code name@version}. */
  public static String name(String reference) {
    int at = reference.indexOf('@');
    return at < 0 ? reference : reference.substring(0, at);
  }

  /** The name under which the config can be looked up; null when it is nowhere but in requests. */
  public static @Nullable String saved(@Nullable String config) {
    return config == null || config.startsWith(INLINE) ? null : config;
  }
}
