package io.turnpike.routing.gateway.check;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.gateway.attempt.wire.TransportFailures;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderRequest;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What is wrong, in words, and on whose side. */
final class FailureSentences {

  private static final String CHECK_ADDRESS =
      " Check the base URL: it ends with the version, for example https://api.example.com/v1.";

  private FailureSentences() {}

  static String page(ProviderRequest request) {
    return "A web page answers at " + shown(request) + ", and no API." + CHECK_ADDRESS;
  }

  /** Of a call that nobody answered. */
  static Result unheard(
      Findings findings, Means means, ProviderRequest request, Throwable error) {
    if (error instanceof TimeoutException) {
      return findings.fails(
          means,
          Fault.PROVIDER,
          "upstream_timeout",
          host(request) + " accepted the call and did not answer within 15 seconds.");
    }
    AttemptFailed known = TransportFailures.of(error);
    String code = known == null ? "upstream_failed" : known.code();
    return findings.fails(means, fault(code, error), code, transport(code, request, error));
  }

  /** Of a call that was answered with a refusal. */
  static Result refused(Heard heard, ProviderFailure refusal) {
    Findings findings = heard.findings();
    if (WebPage.is(heard.body()) && heard.status() != 401 && heard.status() < 500) {
      return findings.fails(
          heard.means(), Fault.CONNECTION, "web_page", page(heard.request()) + said(heard, null));
    }
    Refusal meant = Refusal.of(heard, refusal);
    return findings.fails(
        heard.means(), meant.fault(), meant.code(), meant.sentence() + said(heard, refusal));
  }

  static String shown(ProviderRequest request) {
    URI address = request.address();
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  static String checkAddress() {
    return CHECK_ADDRESS;
  }

  private static String said(Heard heard, @Nullable ProviderFailure refusal) {
    String sentence = refusal == null ? null : refusal.message();
    String status = " (HTTP " + heard.status() + ")";
    return sentence == null ? status : status + ": " + sentence;
  }

  private static Fault fault(String code, Throwable error) {
    if (error instanceof EgressRefused) {
      return Fault.INSTALLATION;
    }
    return switch (code) {
      case "upstream_dns", "upstream_tls", "upstream_refused", "upstream_invalid_http" ->
          Fault.CONNECTION;
      case "upstream_connect_timeout" -> Fault.NETWORK;
      case "upstream_pool_exhausted" -> Fault.INSTALLATION;
      default -> Fault.PROVIDER;
    };
  }

  private static String transport(String code, ProviderRequest request, Throwable error) {
    return switch (code) {
      case "upstream_dns" ->
          "There is no host called " + host(request) + "." + CHECK_ADDRESS;
      case "upstream_tls" ->
          "No secure connection to "
              + host(request)
              + " could be made: its certificate is not valid for that name, or not known here,"
              + " or it speaks plain HTTP at that port.";
      case "upstream_refused" ->
          "Nothing listens at " + host(request) + ". Is the server running, and the port right?";
      case "upstream_connect_timeout" ->
          host(request) + " did not accept a connection within 5 seconds; a firewall may stand in"
              + " between.";
      case "upstream_address_refused" ->
          "This installation does not call " + host(request) + ": " + error.getMessage()
              + " Its operator can allow it with TURNPIKE_EGRESS_ALLOW.";
      case "upstream_invalid_http" ->
          host(request) + " does not answer in HTTP. Is it https that speaks there, or another"
              + " service?";
      default -> host(request) + " broke the connection off before it answered.";
    };
  }

  private static String host(ProviderRequest request) {
    return request.address().getRawAuthority();
  }
}
