package io.turnpike.routing.config;

import java.util.regex.Pattern;

/** What configs and provider connections may be called. */
final class Names {

  static final String RULE =
      "must start with a letter or digit and have at most 63 characters of a-z, 0-9, \".\", \"_\" and"
          + " \"-\"";

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private Names() {}

  static boolean legal(String name) {
    return LEGAL.matcher(name).matches();
  }
}
