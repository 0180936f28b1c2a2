package io.turnpike.app.api;

import io.turnpike.infra.refusal.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Versions as {@code ETag} and {@code If-Match} write them. */
public final class EntityTag {

  private EntityTag() {}

  public static String of(int version) {
    return "\"" + version + "\"";
  }

  /** Null where any version may be changed. */
  public static @Nullable Integer expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    try {
      return Integer.valueOf(ifMatch.replace("\"", "").strip());
    } catch (NumberFormatException noVersion) {
      throw InvalidInput.at("", "If-Match must be the version that was read, for example \"3\"");
    }
  }
}
