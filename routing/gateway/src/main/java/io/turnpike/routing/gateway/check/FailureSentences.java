package io.turnpike.routing.gateway.check;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What is wrong, in words, and on whose side. */
final class FailureSentences {

  private static final int UNAUTHORIZED = 401;
  private static final int SERVERS_FAULT = 500;
  private static final String CHECK_ADDRESS =
      " Check the base URL, which mostly ends with a version, for example"
          + " https://api.example.com/v1, or the region that it follows from";

  private FailureSentences() {}

  /** Without a full stop: a status may follow. */
  static String page(Asked asked) {
    return "A web page answers at " + asked.shown() + ", and no API." + CHECK_ADDRESS;
  }

  static String nothingThere(Asked asked) {
    return "There is nothing at "
        + asked.shown()
        + "."
        + CHECK_ADDRESS
        + ". Where a provider has no list, name a model among the connection's: it is called then";
  }

  /** Of a call that nobody answered. */
  static Result unheard(Asked asked, Throwable error) {
    if (error instanceof AttemptFailed token) {
      return asked.fails(ofToken(token.code()), token.code(), token.sentence());
    }
    // Before the time limit: who waits in vain for a connection has run out of time as well.
    AttemptFailed known = TransportFailures.of(error);
    if (known != null) {
      return asked.fails(fault(known.code(), error), known.code(), told(known, asked, error));
    }
    return error instanceof TimeoutException
        ? asked.fails(
            Fault.PROVIDER,
            "upstream_timeout",
            asked.host() + " accepted the call and did not answer within 15 seconds.")
        : asked.fails(
            Fault.CONNECTION,
            "call_impossible",
            "No call can be made of what the connection says. Check its fields.");
  }

  /** Of a call that was answered with a refusal. */
  static Result refused(Heard heard, ProviderFailure refusal) {
    Asked asked = heard.asked();
    boolean page = WebPage.is(heard.body()) && heard.status() < SERVERS_FAULT;
    if (page && heard.status() != UNAUTHORIZED) {
      return asked.fails(Fault.CONNECTION, "web_page", page(asked) + said(heard, null));
    }
    Refusal meant = Refusal.of(heard, refusal);
    return asked.fails(meant.fault(), meant.code(), meant.sentence() + said(heard, refusal));
  }

  private static String said(Heard heard, @Nullable ProviderFailure refusal) {
    String sentence = refusal == null ? null : refusal.message();
    String status = " (HTTP " + heard.status() + ")";
    return sentence == null ? status + "." : status + ": " + sentence;
  }

  private static Fault ofToken(String code) {
    return switch (code) {
      case ProviderFailure.CLOCK_SKEW,
          "upstream_address_refused",
          TransportFailures.POOL_EXHAUSTED ->
          Fault.INSTALLATION;
      case "token_endpoint_unavailable" -> Fault.PROVIDER;
      default -> Fault.CONNECTION;
    };
  }

  private static Fault fault(String code, Throwable error) {
    if (error instanceof EgressRefused) {
      return Fault.INSTALLATION;
    }
    return switch (code) {
      case "upstream_dns", "upstream_tls", "upstream_refused", TransportFailures.INVALID_HTTP ->
          Fault.CONNECTION;
      case "upstream_connect_timeout" -> Fault.NETWORK;
      case TransportFailures.POOL_EXHAUSTED -> Fault.INSTALLATION;
      default -> Fault.PROVIDER;
    };
  }

  private static String told(AttemptFailed known, Asked asked, Throwable error) {
    String host = asked.host();
    return switch (known.code()) {
      case "upstream_dns" -> "There is no host called " + host + "." + CHECK_ADDRESS + ".";
      case "upstream_tls" ->
          "No secure connection to "
              + host
              + " could be made: its certificate is not valid for that name or at this time, or not"
              + " known here, or it speaks plain HTTP at that port.";
      case "upstream_refused" ->
          "Nothing listens at " + host + ". Does the server run, and is the port right?";
      case "upstream_connect_timeout" ->
          host + " did not accept a connection within 5 seconds; a firewall may stand in between.";
      case "upstream_address_refused" ->
          "This installation does not call "
              + host
              + ": "
              + error.getMessage()
              + " Its operator can allow it with TURNPIKE_EGRESS_ALLOW.";
      case TransportFailures.INVALID_HTTP ->
          host + " does not answer in HTTP. Does another service listen at that port?";
      case TransportFailures.RESET -> host + " broke the connection off before it answered.";
      default -> known.sentence();
    };
  }
}
