package io.turnpike.webui.audit;

import java.util.Map;

/** The codes of actions in words: {@code gateway_key.revoke} is "gateway key revoked". */
final class ActionWords {

  private static final Map<String, String> VERBS =
      Map.of(
          "create", "created",
          "change", "changed",
          "rename", "renamed",
          "put", "saved",
          "delete", "deleted",
          "revoke", "revoked",
          "save", "saved",
          "force_open", "forced open",
          "reset", "reset");

  private ActionWords() {}

  /** A verb that is not known is shown as it is. */
  static String of(String action) {
    int dot = action.indexOf('.');
    String verb = action.substring(dot + 1);
    String noun = action.substring(0, Math.max(dot, 0)).replace('_', ' ');
    return (noun + " " + VERBS.getOrDefault(verb, verb.replace('_', ' '))).strip();
  }
}
