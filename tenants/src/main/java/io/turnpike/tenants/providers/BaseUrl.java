package io.turnpike.tenants.providers;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people paste as the address of a provider's API, as they meant it: vendors' pages show the
 * address of one operation, or leave out the version that their own clients add.
 *
 * @param url where the API begins; a text that is no such URL stays as it is
 * @param mended what was changed, in sentences; empty when nothing but spaces around it was
 */
public record BaseUrl(String url, String mended) {

  private static final Pattern PLAIN =
      Pattern.compile("(https?://[^/?#]+)(/[^?#]*?)??/*", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPERATION =
      Pattern.compile(
          "(.*?)/+((chat/)?completions|messages(/count_tokens)?|responses|embeddings)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSIONED = Pattern.compile("(.*/)?v\\d[a-z0-9]*(/.*)?");

  /**
   * @param own where the vendor's API begins, version included; null for one without an address
   */
  public static BaseUrl of(String pasted, @Nullable URI own) {
    Matcher plain = PLAIN.matcher(pasted.strip());
    if (!plain.matches()) {
      return new BaseUrl(pasted.strip(), "");
    }
    String path = plain.group(2) == null ? "" : plain.group(2);
    Matcher operation = OPERATION.matcher(path);
    String kept = operation.matches() ? operation.group(1) : path;
    String missing = own == null ? "" : missing(kept, own.getRawPath());
    return new BaseUrl(
        kept.equals(path) && missing.isEmpty() ? pasted.strip() : plain.group(1) + kept + missing,
        Stream.of(cut(path.substring(kept.length())), added(missing))
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  /** All of the vendor's own path behind a bare host; behind a path of one's own, its version. */
  private static String missing(String path, String own) {
    String version = own.substring(own.lastIndexOf('/') + 1);
    if (path.isEmpty()) {
      return own;
    }
    return VERSIONED.matcher(path).matches() || !VERSIONED.matcher(version).matches()
        ? ""
        : "/" + version;
  }

  private static String cut(String operation) {
    return operation.isEmpty()
        ? ""
        : "\"" + operation + "\" was cut off the base URL: calls add what they need themselves.";
  }

  private static String added(String version) {
    return version.isEmpty()
        ? ""
        : "\"" + version + "\" was added to the base URL: it includes the API's version.";
  }
}
