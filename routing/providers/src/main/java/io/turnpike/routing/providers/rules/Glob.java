package io.turnpike.routing.providers.rules;

import java.util.regex.Pattern;

/** Names of models in which {@code *} stands for any text. */
final class Glob {

  private Glob() {}

  static boolean matches(String glob, String name) {
    return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E").matcher(name).matches();
  }
}
