package io.turnpike.routing.dialects.gemini.provider;

import java.util.List;
import java.util.Locale;

/**
 * What differs from one generation of Gemini's models to the next. Names without a number stand for
 * the latest, and so does whatever is called otherwise.
 *
 * @param levels thinking is asked for by a word, and not by a number of tokens
 * @param least tokens of thought that it can do with
 * @param signs a call that comes back without its signature is refused
 * @param shows results of functions may hold pictures
 */
record ModelFamily(boolean levels, int least, boolean signs, boolean shows) {

  private static final ModelFamily OLD = new ModelFamily(false, 0, false, false);
  private static final ModelFamily OLD_PRO = new ModelFamily(false, 128, false, false);
  private static final ModelFamily UNKNOWN = new ModelFamily(true, 0, false, false);
  private static final ModelFamily NEW = new ModelFamily(true, 0, true, true);
  private static final List<String> OLD_NAMES = List.of("gemini-1", "gemini-2", "gemini-robotics");
  private static final String NUMBERED = "gemini-";

  static ModelFamily of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (OLD_NAMES.stream().anyMatch(name::contains)) {
      return name.contains("pro") ? OLD_PRO : OLD;
    }
    int number = name.indexOf(NUMBERED) + NUMBERED.length();
    boolean numbered =
        name.contains(NUMBERED) && number < name.length() && Character.isDigit(name.charAt(number));
    return numbered || name.startsWith(NUMBERED) && name.endsWith("-latest") ? NEW : UNKNOWN;
  }
}
