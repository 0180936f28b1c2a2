package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;

/** Requests in the one dialect that every test of the gateway can speak. */
public final class ChatFixture {

  public static final Operation COMPLETIONS = new ChatDialect().operations().getFirst();

  private ChatFixture() {}

  public static RequestScan scan(String json) {
    return COMPLETIONS.scan(null, json.getBytes(UTF_8));
  }
}
