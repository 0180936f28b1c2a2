package io.turnpike.routing.providers.vertex;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.Set;

/**
 * A request for a message as Vertex AI wants it: the version of the API stands in it, and the model
 * does not, which is in the path.
 */
final class ClaudeBody {

  static final String VERSION = "vertex-2023-10-16";

  private static final String FIELD = "anthropic_version";
  private static final byte[] VALUE = JsonText.quoted(VERSION);

  private ClaudeBody() {}

  static RequestBody of(RequestBody body) {
    ScannedBody scanned = BodyScanner.scan(body.bytes(), (_, _, _, _) -> {});
    return RequestBody.of(scanned.rewritten(Set.of("model"), FIELD, VALUE));
  }
}
