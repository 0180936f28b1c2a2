package io.turnpike.routing.dialects.converse;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of documents in the few characters there are for them, each of them once in a request. */
final class DocumentNames {

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9 ()\\[\\]-]+");
  private static final Pattern SPACE = Pattern.compile(" {2,}");
  private static final int LONGEST = 180;

  private final Set<String> taken = new HashSet<>(2);

  /**
   * @param name of a file, with or without an extension; empty for none
   */
  String of(String name) {
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    String plain = SPACE.matcher(OTHER.matcher(stem).replaceAll(" ")).replaceAll(" ").strip();
    String own =
        plain.isEmpty() ? "document" : plain.substring(0, Math.min(LONGEST, plain.length()));
    String free = own;
    for (int number = 2; !taken.add(free); number++) {
      free = own + " (" + number + ")";
    }
    return free;
  }
}
