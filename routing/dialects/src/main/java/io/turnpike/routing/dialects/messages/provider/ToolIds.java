package io.turnpike.routing.dialects.messages.provider;

import java.util.regex.Pattern;

/** Names of calls, which other vendors form more freely: the same becomes the same everywhere. */
final class ToolIds {

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_-]");

  private ToolIds() {}

  static String of(String id) {
    return OTHER.matcher(id).replaceAll("_");
  }
}
