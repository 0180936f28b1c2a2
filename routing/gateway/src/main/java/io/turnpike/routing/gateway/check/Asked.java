package io.turnpike.routing.gateway.check;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made to find out.
 *
 * @param model null where none was called
 * @param address that it went to; the connection's own as long as nothing was sent
 */
record Asked(Findings findings, Means means, @Nullable String model, URI address) {

  Asked at(URI place) {
    return new Asked(findings, means, model, place);
  }

  Result fails(Fault fault, String code, String sentence) {
    return findings.fails(means, fault, code, sentence);
  }

  /** Without a query: it may hold what nobody needs to see. */
  String shown() {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  String host() {
    return address.getRawAuthority();
  }
}
