package io.turnpike.routing.cache.meaning.guards.words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a stem may be derived from: {@code encryption} from {@code encrypt}. English endings that
 * leave the meaning alone; those that name a doer, a lack or a place do not.
 */
final class Roots {

  /**
   * @param puts what the ending stands for, for example {@code permit} in permission
   * @param least letters that must be left before it
   */
  private record Ending(String takes, String puts, int least) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("ication", "i", 3),
          new Ending("ation", "", 4),
          new Ending("ition", "", 5),
          new Ending("ission", "it", 2),
          new Ending("nsion", "nd", 3),
          new Ending("ion", "", 5),
          new Ending("ment", "", 4),
          new Ending("al", "", 5),
          new Ending("anc", "", 5),
          new Ending("enc", "", 5),
          new Ending("ability", "abl", 4),
          new Ending("ibility", "ibl", 4),
          new Ending("abl", "", 5),
          new Ending("ship", "", 5),
          new Ending("nes", "", 4),
          new Ending("est", "", 4));

  private static final Set<String> WHOLE =
      Set.of(
          "apartment",
          "department",
          "statement",
          "basement",
          "document",
          "comment",
          "general",
          "national",
          "international",
          "personal",
          "universal",
          "animal",
          "hospital",
          "capital",
          "appliance",
          "applianc",
          "experience",
          "experienc",
          "conference",
          "conferenc",
          "audience",
          "information",
          "station",
          "position",
          "condition",
          "edition",
          "education",
          "interest",
          "request",
          "harvest",
          "forest",
          "protest");

  private Roots() {}

  /** The stem itself among them; without a mute e at its end, and with i for y. */
  static Set<String> of(String stem) {
    Set<String> roots = new HashSet<>();
    roots.add(bare(stem));
    if (!WHOLE.contains(stem)) {
      ENDINGS.forEach(ending -> add(stem, ending, roots));
    }
    return roots;
  }

  private static void add(String stem, Ending ending, Set<String> roots) {
    int left = stem.length() - ending.takes().length();
    if (left >= ending.least() && stem.endsWith(ending.takes())) {
      roots.add(bare(stem.substring(0, left) + ending.puts()));
    }
  }

  private static String bare(String stem) {
    int last = stem.length() - 1;
    if (last < 3) {
      return stem;
    }
    return switch (stem.charAt(last)) {
      case 'e' -> stem.substring(0, last);
      case 'y' -> stem.substring(0, last) + "i";
      default -> stem;
    };
  }
}
