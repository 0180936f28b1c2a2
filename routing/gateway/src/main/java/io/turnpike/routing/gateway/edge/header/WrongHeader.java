package io.turnpike.routing.gateway.edge.header;

import io.turnpike.routing.dialects.GatewayFailure;

/** A header that makes no sense, or that is not obeyed. */
public final class WrongHeader {

  private WrongHeader() {}

  /**
   * @param what follows the header's name in a sentence
   */
  public static GatewayFailure of(CharSequence header, String what) {
    return GatewayFailure.badRequest(
        "invalid_header", header.toString(), "The header \"" + header + "\" " + what + ".");
  }
}
