package io.turnpike.infra.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The guard's verdicts over all addresses of a name, and the places exempt from them. */
final class EgressRules implements TrustedOrigins {

  /** Calls refused since the start. */
  final LongAdder refused = new LongAdder();

  private final AddressGuard guard;
  private final Set<String> trusted = ConcurrentHashMap.newKeySet();

  EgressRules(AddressGuard guard) {
    this.guard = guard;
  }

  @Override
  public void trust(URI origin) {
    Origin place = Origin.of(origin);
    trusted.add(place.host() + ":" + place.port());
  }

  CompletableFuture<List<InetSocketAddress>> permitted(
      InetSocketAddress target, List<InetAddress> addresses) {
    boolean exempt = trusted.contains(target.getHostString() + ":" + target.getPort());
    List<InetSocketAddress> left =
        addresses.stream()
            .filter(address -> exempt || guard.refusal(address) == null)
            .map(address -> new InetSocketAddress(address, target.getPort()))
            .toList();
    return left.isEmpty()
        ? CompletableFuture.failedFuture(refusal(target, addresses))
        : CompletableFuture.completedFuture(left);
  }

  /** Names the host and the kind of address, not the address: the asker may be probing for it. */
  private EgressRefused refusal(InetSocketAddress target, List<InetAddress> addresses) {
    refused.increment();
    return new EgressRefused(
        "The host %s is %s, and calls there are not allowed. The operator can allow it with %s."
            .formatted(
                target.getHostString(),
                guard.refusal(addresses.getFirst()),
                EgressAllowance.SETTING));
  }
}
