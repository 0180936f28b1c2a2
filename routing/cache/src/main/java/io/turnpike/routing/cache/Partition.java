package io.turnpike.routing.cache;

import io.turnpike.routing.plan.CacheRule;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers a request may get.
 *
 * @param owners whom it is for within the organization, outermost first: nobody in particular, a
 *     team, or users of a team
 * @param namespace empty for the usual one
 */
public record Partition(OrganizationId organization, List<String> owners, String namespace) {

  /**
   * Null for a request that is not to be cached: one whose rule asks for a user, and that names
   * none. One that names users is theirs whatever the rule says; those of two teams are never taken
   * for one another, since each client has names of its own.
   *
   * @param namespace null for that of the rule
   * @param users whom the request names, in a header or in its body; empty text is none
   */
  public static @Nullable Partition of(
      Caller caller, CacheRule rule, @Nullable String namespace, List<String> users) {
    List<String> named =
        users.stream().filter(user -> !user.isEmpty()).sorted().distinct().toList();
    List<String> owners = new ArrayList<>();
    if (!named.isEmpty() || rule.scope() == CacheRule.Scope.TEAM) {
      owners.add(caller.team().value().toString());
    }
    owners.addAll(named);
    boolean nobody = named.isEmpty() && rule.scope() == CacheRule.Scope.USER;
    return nobody
        ? null
        : new Partition(caller.organization(), List.copyOf(owners), namespace(rule, namespace));
  }

  private static String namespace(CacheRule rule, @Nullable String asked) {
    String of = asked == null ? rule.namespace() : asked;
    return of == null ? "" : of;
  }
}
