package io.turnpike.routing.providers.vertex;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.Set;

/**
 * A request for a message as Vertex AI wants it: the version of the API stands in it, and the model
 * does not, which is in the path.
 */
final class ClaudeBody {

  private static final String FIELD = "anthropic_version";
  private static final byte[] VERSION = "\"vertex-2023-10-16\"".getBytes(US_ASCII);

  private ClaudeBody() {}

  /**
   * @param pathNamesModel whether the body must not
   */
  static RequestBody of(RequestBody body, boolean pathNamesModel) {
    ScannedBody scanned = BodyScanner.scan(body.bytes(), (_, _, _, _) -> {});
    Set<String> without = pathNamesModel ? Set.of("model") : Set.of();
    return RequestBody.of(scanned.rewritten(without, FIELD, VERSION));
  }
}
