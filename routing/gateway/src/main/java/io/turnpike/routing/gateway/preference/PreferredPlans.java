package io.turnpike.routing.gateway.preference;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.preference.ModelServers.Server;
import io.turnpike.routing.gateway.preference.Preferences.Sort;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.tenants.providers.ProviderConnection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a plan of a request that names models and, perhaps, preferences, but no config. */
@Component
public class PreferredPlans {

  private static final double PROBES_PERCENT = 5;

  /** What another provider of the same model may do better. */
  private static final Set<FailureClass> ELSEWHERE =
      EnumSet.complementOf(
          EnumSet.of(
              FailureClass.BAD_REQUEST, FailureClass.CONTEXT_LENGTH, FailureClass.CONTENT_FILTER));

  /** What another model may do better. */
  private static final Set<FailureClass> OTHER_MODEL =
      EnumSet.complementOf(EnumSet.of(FailureClass.BAD_REQUEST));

  private final ModelServers servers;

  PreferredPlans(ModelServers servers) {
    this.servers = servers;
  }

  /**
   * Null when no connection serves any of the models.
   *
   * @param model as the client wrote it, without a suffix
   */
  public @Nullable RoutePlan plan(
      String model, Preferences preferences, List<ProviderConnection> known) {
    Set<String> models = new LinkedHashSet<>();
    models.add(model);
    models.addAll(preferences.models());
    List<Step> steps = new ArrayList<>();
    models.forEach(name -> add(name, preferences, known, steps));
    if (steps.isEmpty()) {
      return null;
    }
    Step root =
        steps.size() == 1
            ? steps.getFirst()
            : new Fallback("", steps, new Failover(true, OTHER_MODEL, Set.of()));
    return new RoutePlan(null, 0, root);
  }

  /**
   * The plan of a request that names a type of connections in place of one. Null without any.
   *
   * @param one whether it must be plain which is meant
   */
  public static @Nullable RoutePlan ofType(
      String type, List<ProviderConnection> known, boolean one) {
    List<Step> targets =
        known.stream()
            .filter(it -> it.type().equals(TypeNames.of(type)))
            .<Step>map(it -> new Target(it.name(), List.of(), Timeouts.DEFAULT, Retry.NONE))
            .toList();
    return targets.isEmpty() || one && targets.size() > 1
        ? null
        : new RoutePlan(null, 0, step(targets, Preferences.NONE, false));
  }

  /** What headers demand: a name that is nobody's allows nothing, and is no mistake. */
  public static Requirements requirements(AllowList allowed, List<ProviderConnection> known) {
    return allowed == AllowList.ANYTHING
        ? Requirements.NONE
        : new Requirements(
            allowed.zdr(),
            false,
            Set.of(),
            false,
            null,
            connections(allowed.providers(), known),
            Set.of(),
            allowed.models().stream().map(PreferredPlans::ofOurs).collect(toUnmodifiableSet()));
  }

  private static Set<String> connections(Set<String> providers, List<ProviderConnection> known) {
    Set<String> names = new LinkedHashSet<>(providers);
    known.stream()
        .filter(it -> providers.stream().anyMatch(name -> isMeant(it, name)))
        .forEach(it -> names.add(it.name()));
    return Set.copyOf(names);
  }

  private static String ofOurs(String model) {
    int slash = model.indexOf('/');
    return slash < 0 ? model : TypeNames.of(model.substring(0, slash)) + model.substring(slash);
  }

  /** The plan of {@code connection/model}: that one, once. */
  public RoutePlan plan(String model, ProviderConnection connection) {
    return new RoutePlan(null, 0, target(servers.of(model, connection)));
  }

  /** What the request demands, names of types written out as connections. */
  public static Requirements requirements(Preferences preferences, List<ProviderConnection> known) {
    return preferences == Preferences.NONE
        ? Requirements.NONE
        : new Requirements(
            preferences.zdr(),
            preferences.noTraining(),
            Set.of(),
            preferences.parameters(),
            preferences.maxPrice(),
            Set.copyOf(named("provider.only", preferences.only(), known)),
            Set.copyOf(named(ignoring(preferences), preferences.ignore(), known)));
  }

  private static String ignoring(Preferences preferences) {
    return preferences.isListed() ? "model" : "provider.ignore";
  }

  private void add(
      String model, Preferences preferences, List<ProviderConnection> known, List<Step> steps) {
    List<String> order = named("provider.order", preferences.order(), known);
    Set<String> trusted = new HashSet<>(order);
    trusted.addAll(named("provider.only", preferences.only(), known));
    List<Server> found = servers.of(model, known, trusted);
    if (!found.isEmpty()) {
      steps.add(step(ordered(found, order), preferences, !order.isEmpty()));
    } else if (preferences.isListed()) {
      throw unserved(model);
    }
  }

  private static GatewayFailure unserved(String model) {
    return GatewayFailure.of(
            404,
            "model_not_found",
            "No provider connection serves \""
                + model
                + "\", which the list in \"model\" names; write it as \"connection/model\", or take"
                + " it out.")
        .about("model");
  }

  private static Step step(List<Step> targets, Preferences preferences, boolean inOrder) {
    boolean allowed = !Boolean.FALSE.equals(preferences.allowFallbacks());
    Failover failover = new Failover(allowed, ELSEWHERE, Set.of());
    if (targets.size() == 1) {
      return targets.getFirst();
    }
    if (inOrder) {
      return new Fallback("", targets, failover);
    }
    Sort sort = preferences.sort();
    if (sort == null) {
      return new Priority(
          "", targets.stream().map(target -> new Tiered(target, 0)).toList(), failover);
    }
    return switch (sort) {
      case PRICE -> new Cheapest("", targets, failover);
      case LATENCY -> new LeastLatency("", targets, PROBES_PERCENT, failover);
    };
  }

  /** Those the request names first, in its order; the others after them. */
  private static List<Step> ordered(List<Server> servers, List<String> order) {
    List<Step> targets = new ArrayList<>(servers.size());
    for (String name : order) {
      servers.stream()
          .filter(server -> server.connection().name().equals(name))
          .map(PreferredPlans::target)
          .forEach(targets::add);
    }
    servers.stream()
        .filter(server -> !order.contains(server.connection().name()))
        .map(PreferredPlans::target)
        .forEach(targets::add);
    return targets;
  }

  private static Target target(Server server) {
    Override model = new Override("model", JsonText.quoted(server.model()), server.model());
    return new Target(server.connection().name(), List.of(model), Timeouts.DEFAULT, Retry.NONE);
  }

  private static boolean isMeant(ProviderConnection connection, String name) {
    return connection.name().equals(name)
        || connection.type().equals(name)
        || connection.type().equals(TypeNames.of(name));
  }

  /** A name that is nobody's would quietly change what the request is held to. */
  private static List<String> named(
      String field, List<String> names, List<ProviderConnection> known) {
    Set<String> connections = new LinkedHashSet<>();
    for (String name : names) {
      List<String> meant =
          known.stream().filter(it -> isMeant(it, name)).map(ProviderConnection::name).toList();
      if (meant.isEmpty()) {
        throw ProviderPreferences.wrong(
            field, "names \"" + name + "\", which is no provider connection and no type of one");
      }
      connections.addAll(meant);
    }
    return List.copyOf(connections);
  }
}
