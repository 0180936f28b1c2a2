package io.turnpike.routing.conversion.report;

import io.turnpike.routing.config.DocumentLanguage;
import java.util.Locale;
import java.util.Set;

/** Names of another language as ours allows them. */
public final class LegalNames {

  private static final int LONGEST = 56;

  private LegalNames() {}

  /** The name itself when it is legal, what is left of it otherwise. */
  public static String legal(String name, String otherwise) {
    if (DocumentLanguage.isName(name)) {
      return name;
    }
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replace("*", "any")
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST, plain.length()));
  }

  /** The name of a provider connection, in which only letters, digits and hyphens are legal. */
  static String connection(String name) {
    String plain = legal(name, "provider").replaceAll("[._]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "provider" : plain;
  }

  /** The name, with a number behind it when it is taken; taken afterwards. */
  public static String unused(String name, Set<String> taken) {
    String stem = name.substring(0, Math.min(LONGEST, name.length()));
    String candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = stem + "-" + number;
    }
    return candidate;
  }
}
