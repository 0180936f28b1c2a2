package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.List;

/**
 * Another form in which some clients write what they ask of chat completions, though they want to
 * be answered as by these. A bean; looked at only where a body has no messages.
 */
public interface BodyForm {

  /** Whether a body, which is a JSON object, is written so. */
  boolean isOne(byte[] body);

  /** The same as a chat request. Throws {@link GatewayFailure} for what that cannot say. */
  Chat chat(byte[] body);

  /**
   * @param warnings fields that it lacks, and that change nothing of what is meant
   */
  record Chat(byte[] body, List<String> warnings) {}
}
