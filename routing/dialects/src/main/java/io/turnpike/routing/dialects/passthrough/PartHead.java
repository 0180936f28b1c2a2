package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.json.BodyFailures;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands before a part of a form. */
final class PartHead {

  private static final Pattern DISPOSITION = Pattern.compile("(?imd)^content-disposition:(.*)$");
  private static final Pattern FILE =
      Pattern.compile("[;\\s]filename\\*?\\s*=", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "[;\\s]name(\\*)?\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

  private PartHead() {}

  /** What the part is called; null for a file. Throws GatewayFailure where readers could differ. */
  static @Nullable String field(String head) {
    Matcher disposition = DISPOSITION.matcher(head);
    if (!disposition.find()) {
      return null;
    }
    String text = disposition.group(1);
    if (disposition.find()) {
      throw wrong("A part of the form has two dispositions.");
    }
    return FILE.matcher(text).find() ? null : name(text);
  }

  private static @Nullable String name(String disposition) {
    Matcher name = NAME.matcher(disposition);
    if (!name.find()) {
      return null;
    }
    String plain = name.group(2) == null ? name.group(3) : name.group(2);
    if (name.group(1) != null || name.find()) {
      throw wrong("A field of the form has more than one name, or one that is encoded.");
    }
    return plain;
  }

  static GatewayFailure wrong(String sentence) {
    return BodyFailures.wrong("model", sentence);
  }
}
