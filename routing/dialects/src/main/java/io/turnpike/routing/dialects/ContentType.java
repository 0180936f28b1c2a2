package io.turnpike.routing.dialects;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a header {@code Content-Type} says.
 *
 * @param name type and subtype in lower case, without parameters; empty without a header
 * @param written the header as it came; null without one
 */
public record ContentType(String name, @Nullable String written) {

  /** The name of JSON. */
  public static final String JSON = "application/json";

  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);

  public static ContentType of(@Nullable String written) {
    String name = written == null ? "" : written.split(";", 2)[0].strip();
    return new ContentType(name.toLowerCase(Locale.ROOT), written);
  }

  /** The same of a header that is to be sent on; throws GatewayFailure for one that cannot be. */
  public static ContentType ofRequest(@Nullable String written) {
    if (written != null && !written.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw GatewayFailure.badRequest(
          "invalid_header",
          "content-type",
          "The header \"content-type\" holds characters that no header may hold.");
    }
    return of(written);
  }

  public boolean isMissing() {
    return name.isEmpty();
  }

  public boolean isJson() {
    return name.equals(JSON) || name.endsWith("+json");
  }

  /** Server-sent events. */
  public boolean isEvents() {
    return name.equals("text/event-stream");
  }

  /** What stands between the parts of a form; null unless it is one and says so once. */
  public @Nullable String boundary() {
    if (written == null || !name.equals("multipart/form-data")) {
      return null;
    }
    Matcher found = BOUNDARY.matcher(written);
    if (!found.find()) {
      return null;
    }
    String boundary = found.group(1) == null ? found.group(2) : found.group(1);
    return found.find() ? null : boundary;
  }
}
