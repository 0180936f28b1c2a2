package io.turnpike.routing.dialects.passthrough;

import java.util.regex.Pattern;

/**
 * What all operations of a kind are called: {@code files/{id}/content} for the content of each
 * file. Whatever does not look like a word of an API counts as an id, so that logs hold few names
 * however many paths are asked for.
 */
final class OperationName {

  private static final String ID = "{id}";
  private static final int MOST_PARTS = 8;

  /** Words joined by dashes or underscores, none as long as what is drawn at random; a version. */
  private static final Pattern WORD =
      Pattern.compile("[a-z]{1,15}([_-][a-z]{1,15}){0,3}|v\\d[a-z]{0,5}\\d?");

  private OperationName() {}

  static String of(String path) {
    String[] parts = path.split("/", MOST_PARTS + 1);
    StringBuilder name = new StringBuilder(path.length());
    for (int i = 0; i < parts.length && i < MOST_PARTS; i++) {
      name.append(i == 0 ? "" : "/").append(WORD.matcher(parts[i]).matches() ? parts[i] : ID);
    }
    return name.toString();
  }
}
