package io.turnpike.routing.alias;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The newest model of a family, written in place of a model: {@code ~claude-sonnet}, {@code
 * ~anthropic/claude-sonnet}, both also with {@code -latest} behind.
 *
 * @param owner a connection, or a type of connections; null for any
 * @param family as {@link ModelFamily} has it
 */
public record FamilyName(@Nullable String owner, String family) {

  private static final String MARK = "~";
  private static final String LATEST = "-latest";

  public static boolean isOne(String model) {
    return model.startsWith(MARK);
  }

  /** Of a name that {@link #isOne}. */
  public static FamilyName of(String model) {
    int slash = model.indexOf('/');
    String owner = slash < 0 ? null : model.substring(MARK.length(), slash);
    String rest = model.substring(slash < 0 ? MARK.length() : slash + 1).toLowerCase(Locale.ROOT);
    return new FamilyName(
        owner, rest.endsWith(LATEST) ? rest.substring(0, rest.length() - LATEST.length()) : rest);
  }
}
