package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.edge.header.WrongHeader;
import io.turnpike.routing.plan.ForwardableHeaders;
import io.turnpike.routing.plan.ForwardedHeader;
import java.util.ArrayList;
import java.util.List;

/** The headers that a request names for its provider to get too, separated by commas. */
final class ForwardList {

  private static final AsciiString NAMES = AsciiString.cached("x-turnpike-forward-headers");
  private static final AsciiString PORTKEY_NAMES = AsciiString.cached("x-portkey-forward-headers");

  private ForwardList() {}

  /** Throws {@link GatewayFailure} for a name that may not be passed on. */
  static List<ForwardedHeader> of(HttpHeaders headers) {
    String own = headers.get(NAMES);
    AsciiString header = own == null ? PORTKEY_NAMES : NAMES;
    String names = own == null ? headers.get(PORTKEY_NAMES) : own;
    return names == null ? List.of() : read(header, names);
  }

  private static List<ForwardedHeader> read(AsciiString header, String names) {
    List<ForwardedHeader> list = new ArrayList<>();
    for (String name : names.split(",", ForwardableHeaders.MOST + 2)) {
      if (!name.isBlank()) {
        list.add(header(header, name.strip()));
      }
    }
    if (list.size() > ForwardableHeaders.MOST) {
      throw WrongHeader.of(
          header, "must not name more than " + ForwardableHeaders.MOST + " headers");
    }
    return List.copyOf(list);
  }

  private static ForwardedHeader header(AsciiString header, String name) {
    String refusal = ForwardableHeaders.refusal(name);
    if (refusal != null) {
      String shown = HeaderText.of(name.length() > 100 ? name.substring(0, 100) + "…" : name);
      throw GatewayFailure.badRequest(
          "invalid_header",
          header.toString(),
          "The header \""
              + header
              + "\" names a header that cannot be passed on: \""
              + shown
              + "\" "
              + refusal);
    }
    return ForwardedHeader.of(name, name);
  }
}
