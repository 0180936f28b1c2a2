package io.turnpike.routing.gateway.call;

import java.util.Set;

/**
 * What a request has to stay within, as its headers say; beside a config, too.
 *
 * @param zdr only with connections declared to keep nothing
 * @param providers names or types of connections; empty for any
 * @param models with or without a connection or a type in front; empty for any
 */
public record AllowList(boolean zdr, Set<String> providers, Set<String> models) {

  public static final AllowList ANYTHING = new AllowList(false, Set.of(), Set.of());
}
