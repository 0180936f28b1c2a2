package io.turnpike.routing.gateway.call;

/** With which status a client is told that a guardrail denies: 400, or Portkey's if it asks. */
public final class DenialStatus {

  private static final String HEADER = "x-turnpike-guardrail-status";
  private static final String PORTKEY = "portkey";
  private static final int BAD_REQUEST = 400;

  private DenialStatus() {}

  public static int of(Call call) {
    return PORTKEY.equals(call.client().header(HEADER)) ? AttemptFailed.TURNED_DOWN : BAD_REQUEST;
  }
}
