package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Quote;
import io.turnpike.tenants.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits and budgets of an organization that may apply to calls of one key. Whether they do, a
 * call decides: its user, tags, headers, and whom it may reach.
 *
 * @param from they were made of these
 * @param namedUsers who have a budget of their own, so that the one for each user is not theirs
 * @param named limits likewise
 */
record CallerRules(
    Rules from,
    List<Budget> budgets,
    List<Limit> limits,
    Set<String> namedUsers,
    Set<String> namedUsersOfLimits) {

  static CallerRules of(Rules rules, Caller caller) {
    Set<String> keys = named(rules.budgets().stream().map(Budget::scope), Kind.KEY);
    Set<String> keysOfLimits = named(rules.limits().stream().map(Limit::scope), Kind.KEY);
    return new CallerRules(
        rules,
        rules.budgets().stream()
            .filter(Budget::holds)
            .filter(each -> mayConcern(each.scope(), caller, keys))
            .toList(),
        rules.limits().stream()
            .filter(each -> mayConcern(each.scope(), caller, keysOfLimits))
            .toList(),
        named(rules.budgets().stream().map(Budget::scope), Kind.USER),
        named(rules.limits().stream().map(Limit::scope), Kind.USER));
  }

  /** The soft ones too, against which nothing is held. */
  static List<Budget> everyBudget(Rules rules, Caller caller) {
    Set<String> keys = named(rules.budgets().stream().map(Budget::scope), Kind.KEY);
    return rules.budgets().stream().filter(each -> mayConcern(each.scope(), caller, keys)).toList();
  }

  private static Set<String> named(Stream<Scope> scopes, Kind kind) {
    Set<String> named = new HashSet<>();
    scopes.filter(scope -> scope.kind() == kind).forEach(scope -> named.addAll(scope.values()));
    return named;
  }

  private static boolean mayConcern(Scope scope, Caller caller, Set<String> namedKeys) {
    return switch (scope.kind()) {
      case TEAM -> scope.each() || scope.values().contains(caller.teamSlug());
      case KEY -> {
        String key = caller.key().toString();
        yield scope.each() ? !namedKeys.contains(key) : scope.values().contains(key);
      }
      case ORGANIZATION, USER, MODEL, PROVIDER, TAG, HEADER -> true;
    };
  }

  boolean isEmpty() {
    return budgets.isEmpty() && limits.isEmpty();
  }

  /** Those that apply to a call. */
  List<Rule> of(AdmissionRequest request) {
    List<Rule> rules = new ArrayList<>(budgets.size() + limits.size());
    for (Budget budget : budgets) {
      if (!request.degraded() || budget.mode() != Budget.Mode.DEGRADE) {
        for (String value : values(budget.scope(), request, namedUsers)) {
          rules.add(new Rule.OfBudget(budget, value));
        }
      }
    }
    for (Limit limit : limits) {
      for (String value : values(limit.scope(), request, namedUsersOfLimits)) {
        rules.add(new Rule.OfLimit(limit, value));
      }
    }
    return rules;
  }

  /** One for each counter of the scope that the call counts for, empty where it has only one. */
  private static List<String> values(Scope scope, AdmissionRequest request, Set<String> users) {
    return switch (scope.kind()) {
      case ORGANIZATION -> List.of("");
      case TEAM -> one(scope, request.caller().teamSlug());
      case KEY -> one(scope, request.caller().key().toString());
      case USER -> {
        String user = request.labels().user();
        yield scope.each() && user != null && users.contains(user) ? List.of() : one(scope, user);
      }
      case TAG -> one(scope, request.labels().metadata().get(scope.name()));
      case HEADER -> one(scope, request.header().apply(scope.name()));
      case MODEL -> reached(scope, request, Quote::model);
      case PROVIDER -> reached(scope, request, Quote::connection);
    };
  }

  private static List<String> one(Scope scope, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return List.of();
    }
    return scope.each() ? List.of(value) : scope.values().contains(value) ? List.of("") : List.of();
  }

  private static List<String> reached(
      Scope scope, AdmissionRequest request, Function<Quote, String> where) {
    Stream<String> reached = request.quotes().stream().map(where);
    if (scope.each()) {
      return reached.filter(value -> !value.isEmpty()).distinct().toList();
    }
    return reached.anyMatch(scope.values()::contains) ? List.of("") : List.of();
  }
}
