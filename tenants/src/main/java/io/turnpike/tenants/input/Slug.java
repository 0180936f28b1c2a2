package io.turnpike.tenants.input;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for addresses and headers. */
public final class Slug {

  static final String RULE =
      "Use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit.";

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int ROOM_FOR_SUFFIX = 48;

  private Slug() {}

  public static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** From a name for people: {@code Größe & Co.} becomes {@code grosse-co}. */
  public static String of(String name) {
    String plain = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD);
    String words =
        plain
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    String shortened = words.substring(0, Math.min(words.length(), ROOM_FOR_SUFFIX));
    String slug = shortened.replaceAll("-+$", "");
    return slug.isEmpty() ? "organization" : slug;
  }
}
