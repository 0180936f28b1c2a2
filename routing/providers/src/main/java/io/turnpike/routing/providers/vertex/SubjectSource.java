package io.turnpike.routing.providers.vertex;

import io.turnpike.routing.plan.ForwardableHeaders;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the token is that says who a workload is, before Google knows it. */
sealed interface SubjectSource {

  /**
   * @param field of the answer that holds it; null where the answer is nothing else
   */
  record Address(URI url, Map<String, String> headers, @Nullable String field)
      implements SubjectSource {}

  /**
   * @param file on the gateway's own machine
   */
  record LocalFile(Path file, @Nullable String field) implements SubjectSource {}

  Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");
  Pattern VALUE = Pattern.compile("[ -~]{0,2000}");

  /** Throws IllegalArgumentException. */
  static SubjectSource of(AccountFile source) {
    if (source.has("url") && !source.has("environment_id")) {
      return new Address(source.address("url"), headers(source), field(source));
    }
    if (source.has("file")) {
      return new LocalFile(path(source.text("file")), field(source));
    }
    throw new IllegalArgumentException(
        "\"credential_source\" must name a \"url\": commands are not run here, and no cloud's"
            + " metadata service is asked.");
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException none) {
      throw new IllegalArgumentException("\"credential_source.file\" is no path.", none);
    }
  }

  private static @Nullable String field(AccountFile source) {
    AccountFile format = source.within("format");
    return format.has("type") && format.text("type").equals("json")
        ? format.text("subject_token_field_name")
        : null;
  }

  private static Map<String, String> headers(AccountFile source) {
    Map<String, String> headers = new HashMap<>();
    source
        .within("headers")
        .json()
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
    if (!headers.keySet().stream().allMatch(name -> HEADER.matcher(name).matches())
        || !headers.values().stream().allMatch(value -> VALUE.matcher(value).matches())) {
      throw new IllegalArgumentException(
          "\"credential_source.headers\" holds something that is no header.");
    }
    if (headers.keySet().stream().anyMatch(name -> ForwardableHeaders.refusalOfOwn(name) != null)) {
      throw new IllegalArgumentException(
          "\"credential_source.headers\" may not name headers that frame a request, say where it"
              + " goes, belong to its connection, or open a cloud's metadata service.");
    }
    return Map.copyOf(headers);
  }
}
