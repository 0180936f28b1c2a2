package io.turnpike.routing.cache.meaning.guards.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of months, weekdays, feasts and days. */
final class Calendar {

  private static final Set<String> BEFORE =
      Set.of("in", "for", "of", "since", "until", "by", "from", "last", "next", "im", "en", "de");
  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Set<String> DOUBTFUL = new HashSet<>();

  static {
    for (String line : Lists.lines("calendar.txt")) {
      String[] parts = line.split(":");
      for (String name : parts[1].strip().split(" ")) {
        boolean doubtful = name.endsWith("*");
        String plain = doubtful ? name.substring(0, name.length() - 1) : name;
        NAMES.put(plain, parts[0].strip());
        if (doubtful) {
          DOUBTFUL.add(plain);
        }
      }
    }
  }

  private Calendar() {}

  /** What a word means that a number stands beside; null for anything else. */
  static @Nullable String beside(String plain, String part) {
    String name = NAMES.get(plain);
    return name != null && name.startsWith(part) ? name : null;
  }

  /** What a word means by itself; may, march and their like only where they are surely meant. */
  static @Nullable String alone(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean sure =
        !DOUBTFUL.contains(token.plain())
            || token.name() && at > 0 && BEFORE.contains(tokens.get(at - 1).plain());
    return sure ? NAMES.get(token.plain()) : null;
  }
}
