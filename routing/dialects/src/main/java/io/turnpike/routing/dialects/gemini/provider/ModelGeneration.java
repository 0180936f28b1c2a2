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
record ModelGeneration(boolean levels, int least, boolean signs, boolean shows) {

  private static final ModelGeneration OLD = new ModelGeneration(false, 0, false, false);
  private static final ModelGeneration OLD_PRO = new ModelGeneration(false, 128, false, false);
  private static final ModelGeneration UNKNOWN = new ModelGeneration(true, 0, false, false);
  private static final ModelGeneration NEW = new ModelGeneration(true, 0, true, true);
  private static final List<String> OLD_NAMES = List.of("gemini-1", "gemini-2", "gemini-robotics");
  private static final String NUMBERED = "gemini-";

  static ModelGeneration of(String model) {
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
