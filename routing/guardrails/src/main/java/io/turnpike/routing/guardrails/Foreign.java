package io.turnpike.routing.guardrails;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of other gateways that are not to be had, each with what to write instead. */
final class Foreign {

  private static final String PARTNER =
      "a vendor's service is asked by a \"webhook\" of yours that calls it.";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("jwt", "callers are authenticated by gateway keys; leave it out."),
          Map.entry("log", "every request and what its checks said is in the log; leave it out."),
          Map.entry(
              "inlineImageUrls",
              "nothing is fetched for a request; providers fetch images by their URLs themselves."),
          Map.entry("portkey.moderateContent", "use \"moderation\" with a connection of yours."),
          Map.entry("portkey.pii", "use \"pii\"."),
          Map.entry("portkey.language", "use \"judge\" with the languages in its policy."),
          Map.entry("portkey.gibberish", "use \"judge\" with that in its policy."),
          Map.entry("azure.pii", "use \"pii\"."),
          Map.entry("pangea.pii", "use \"pii\"."),
          Map.entry("promptfoo.pii", "use \"pii\"."),
          Map.entry("azure.contentSafety", "use \"moderation\", or a \"webhook\" that calls it."),
          Map.entry("azure.shieldPrompt", "use \"prompt_injection\"."),
          Map.entry("mistral.moderateContent", "use \"moderation\" with a connection to Mistral."));

  private Foreign() {}

  /** Null for a name that nobody has. */
  static @Nullable String instead(String name) {
    String plain = name.startsWith("default.") ? name.substring("default.".length()) : name;
    String instead = INSTEAD.get(plain);
    return instead == null && plain.indexOf('.') > 0 ? PARTNER : instead;
  }
}
