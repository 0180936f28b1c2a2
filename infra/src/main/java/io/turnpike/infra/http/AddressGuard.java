package io.turnpike.infra.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the bytes of an address alone whether a call may go there. Names, and the many ways to
 * spell an address, never come here: what is judged is what will be connected to.
 */
final class AddressGuard {

  private final EgressAllowance allowance;

  AddressGuard(EgressAllowance allowance) {
    this.allowance = allowance;
  }

  /** Why not, for a sentence: "a private address"; null when the call may go there. */
  @Nullable String refusal(InetAddress address) {
    InetAddress embedded = EmbeddedAddress.within(address);
    InetAddress judged = embedded == null ? address : embedded;
    AddressClass kind = AddressClass.of(judged);
    return switch (kind) {
      case PUBLIC -> null;
      case METADATA -> kind.words;
      case LOOPBACK, PRIVATE, LINK_LOCAL, MULTICAST, RESERVED, UNASSIGNED ->
          allowance.covers(kind, judged) ? null : kind.words;
    };
  }
}
