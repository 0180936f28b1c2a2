package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;

/** Requests that are written like chat completions but for what they hold in place of messages. */
public final class ChatShaped {

  private ChatShaped() {}

  /** Throws GatewayFailure for a body that is no such request. */
  public static RequestScan request(Operation operation, byte[] body) {
    return new ChatRequestReader(operation).readAny(body);
  }
}
