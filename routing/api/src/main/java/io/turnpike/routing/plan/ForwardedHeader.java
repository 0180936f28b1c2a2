package io.turnpike.routing.plan;

import io.netty.util.AsciiString;

/**
 * A header of the client's request that providers get too.
 *
 * @param from its name as the client sends it, in small letters
 * @param to its name as the provider gets it, in small letters
 */
public record ForwardedHeader(AsciiString from, AsciiString to) {

  /** In whatever case; {@link ForwardableHeaders#refusal} must have nothing against either name. */
  public static ForwardedHeader of(String from, String to) {
    AsciiString first = AsciiString.cached(from).toLowerCase();
    return new ForwardedHeader(
        first, from.equals(to) ? first : AsciiString.cached(to).toLowerCase());
  }
}
