package io.turnpike.routing.providers.refusal;

import java.util.List;

/** Vendors' words for thinking or encrypted reasoning that they do not take back. */
final class RefusedSignature {

  /** As clients are told, whatever the vendor's own word. */
  static final String CODE = "invalid_signature";

  private static final List<String> PHRASES =
      List.of(
          "invalid `signature` in `thinking`",
          "invalid `data` in `redacted_thinking`",
          "encrypted content could not be verified",
          "encrypted content for item",
          "corrupted thought signature",
          "missing a thought_signature",
          "thought signature is not valid",
          "thinking blocks in the latest assistant message cannot be modified",
          "`thinking` or `redacted_thinking` blocks in the latest assistant message cannot be");

  private RefusedSignature() {}

  static boolean is(ErrorDocument error) {
    return error.says("invalid_encrypted_content", "thinking_signature_invalid")
        || error.mentions(PHRASES);
  }
}
