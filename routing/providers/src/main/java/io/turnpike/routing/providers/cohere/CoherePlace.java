package io.turnpike.routing.providers.cohere;

import io.turnpike.routing.providers.ProviderCall;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an operation is: Cohere counts versions by operation, so an address with any of them stands
 * for all. An address that ends in {@code /compatibility/v1} has OpenAI's operations, too.
 */
final class CoherePlace {

  private static final Pattern VERSIONED =
      Pattern.compile("(https?://[^/]+.*?)(?:/compatibility)?/v[12](?:/.*)?");
  private static final Pattern COMPATIBLE = Pattern.compile(".*/compatibility/v1/?");

  private static final Set<String> SECOND = Set.of("chat", "embed", "rerank");
  private static final Set<String> OPENAIS = Set.of("chat/completions", "embeddings");

  private CoherePlace() {}

  static boolean isCompatible(URI baseUrl) {
    return COMPATIBLE.matcher(baseUrl.getPath()).matches();
  }

  /** What the operation's path is below. */
  static URI root(ProviderCall call) {
    Matcher versioned = VERSIONED.matcher(call.baseUrl().toString());
    boolean theirs = OPENAIS.contains(call.operation());
    return theirs || !versioned.matches() ? call.baseUrl() : URI.create(versioned.group(1));
  }

  /** Below the root, without a slash in front. */
  static String path(ProviderCall call) {
    if (OPENAIS.contains(call.operation())) {
      return call.path();
    }
    return call.operation().equals("models") && call.query() == null
        ? "v1/models?page_size=1000"
        : (SECOND.contains(call.operation()) ? "v2/" : "v1/") + call.path();
  }
}
