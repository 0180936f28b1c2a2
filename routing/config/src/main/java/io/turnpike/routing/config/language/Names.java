package io.turnpike.routing.config.language;

import java.util.regex.Pattern;

/** What configs and provider connections may be called. */
public final class Names {

  public static final String RULE =
      "must start with a letter or digit and have at most 63 characters of a-z, 0-9, \".\", \"_\" and"
          + " \"-\"";

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private Names() {}

  public static boolean legal(String name) {
    return LEGAL.matcher(name).matches();
  }
}
