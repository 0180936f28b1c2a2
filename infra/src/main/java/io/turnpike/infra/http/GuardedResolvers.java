package io.turnpike.infra.http;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Stands between a name and the connection: what is connected to is the very address that was
 * judged, so a name cannot point elsewhere between the two. Literal addresses come here as well.
 */
final class GuardedResolvers extends AddressResolverGroup<InetSocketAddress> {

  private final Resolution resolution;
  private final EgressRules rules;

  GuardedResolvers(Resolution resolution, EgressRules rules) {
    this.resolution = resolution;
    this.rules = rules;
  }

  /** Resolved and judged; fails with {@link EgressRefused} when no address is left. */
  CompletableFuture<List<InetSocketAddress>> permitted(InetSocketAddress target) {
    CompletableFuture<List<InetAddress>> found =
        target.isUnresolved()
            ? resolution.resolve(target.getHostString())
            : CompletableFuture.completedFuture(List.of(target.getAddress()));
    return found.thenCompose(addresses -> rules.permitted(target, addresses));
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new GuardedResolver(executor);
  }

  private final class GuardedResolver extends AbstractAddressResolver<InetSocketAddress> {

    GuardedResolver(EventExecutor executor) {
      super(executor, InetSocketAddress.class);
    }

    /** A literal address is one that nobody has judged yet. */
    @Override
    protected boolean doIsResolved(InetSocketAddress address) {
      return false;
    }

    @Override
    protected void doResolve(InetSocketAddress target, Promise<InetSocketAddress> promise) {
      pass(permitted(target).thenApply(List::getFirst), promise);
    }

    @Override
    protected void doResolveAll(
        InetSocketAddress target, Promise<List<InetSocketAddress>> promise) {
      pass(permitted(target), promise);
    }

    private <T> void pass(CompletableFuture<T> from, Promise<T> to) {
      from.whenComplete(
          (value, error) -> {
            if (error == null) {
              to.trySuccess(value);
            } else {
              to.tryFailure(unwrapped(error));
            }
          });
    }

    /** Futures wrap what went wrong; callers match on the error itself. */
    private static Throwable unwrapped(Throwable error) {
      Throwable cause = error.getCause();
      return error instanceof CompletionException && cause != null ? cause : error;
    }
  }
}
