package io.turnpike.webui.view;

import java.util.Locale;

/** Constants of the program as words for people. */
public final class Words {

  private Words() {}

  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
