package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.litellm.management.Pool;
import io.turnpike.routing.conversion.report.LegalNames;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Deployments of the same {@code model_name}. */
final class Groups {

  private static final Set<String> READ = Set.of("model_name", "litellm_params", "model_info");

  private final Map<String, ModelGroup> byName = new LinkedHashMap<>();
  private final Set<String> configs = new HashSet<>();

  private Groups() {}

  /**
   * @param config name of the config that it becomes
   * @param names where it stands in the source
   */
  record ModelGroup(String name, String config, List<Deployment> deployments, List<Source> names) {

    /** What serves this one name of those that the group's own stands for. */
    ModelGroup asked(String model, List<String> stars) {
      List<Deployment> serving =
          deployments.stream()
              .filter(deployment -> !deployment.route().isAnyones())
              .map(deployment -> asked(deployment, stars))
              .toList();
      return new ModelGroup(model, config, serving, List.of());
    }

    private Pool pool(boolean alone) {
      return new Pool(config, alone, deployments.stream().map(ModelGroup::member).toList());
    }

    private static Pool.Member member(Deployment deployment) {
      String connection = deployment.target().path("provider").asString("").replaceFirst("^@", "");
      return new Pool.Member(
          deployment.route().provider(),
          connection,
          deployment.route().model(),
          deployment.parameters());
    }

    private static Deployment asked(Deployment deployment, List<String> stars) {
      ObjectNode target = deployment.target().deepCopy();
      if (deployment.route().isOpen()) {
        target
            .withObjectProperty("override_params")
            .put("model", Wildcard.filled(deployment.route().model(), stars));
      }
      return deployment.with(target);
    }
  }

  static Groups read(Source root, Terms terms) {
    Groups groups = new Groups();
    Source list = root.get("model_list");
    for (Source entry : list == null ? List.<Source>of() : list.children()) {
      groups.add(entry, terms);
    }
    return groups;
  }

  private void add(Source entry, Terms terms) {
    if (Route.isChooser(entry)) {
      entry.lost(
          "Left out: it is no provider but chooses among groups; a config does by its mode,"
              + " \"least_latency\", \"cheapest\" or \"conditional\".");
      return;
    }
    Source name = entry.get("model_name");
    String word = name == null ? null : name.text();
    Deployment deployment = Deployment.read(entry, terms);
    if (word == null || word.isBlank() || name == null || deployment == null) {
      entry.lost(
          "Left out: a deployment needs \"model_name\" and \"litellm_params\": {\"model\": …}.");
      return;
    }
    ModelGroup group = byName.computeIfAbsent(word, this::group);
    group.deployments.add(deployment);
    group.names.add(name);
    entry.children().stream().filter(field -> !READ.contains(field.key())).forEach(Groups::beside);
    information(entry.get("model_info"));
  }

  private static void beside(Source field) {
    field.lost(Hints.parameter(field.key()));
  }

  private static void information(@Nullable Source information) {
    if (information != null) {
      information.lost("Left out: limits, abilities and prices come from the model catalogue.");
    }
  }

  private ModelGroup group(String name) {
    return new ModelGroup(name, unusedConfig(name), new ArrayList<>(), new ArrayList<>());
  }

  /** A name for a config that no other has. */
  String unusedConfig(String name) {
    return LegalNames.unused(LegalNames.legal(name, "model"), configs);
  }

  @Nullable ModelGroup get(String name) {
    return byName.get(name);
  }

  /** The group of that name, or the closest one whose stars stand for it; null without any. */
  @Nullable ModelGroup serving(String name) {
    ModelGroup exact = byName.get(name);
    return exact != null || Wildcard.isOne(name) ? exact : closest(name);
  }

  private @Nullable ModelGroup closest(String name) {
    for (ModelGroup group : open()) {
      List<String> stars = Wildcard.stars(group.name, name);
      if (stars != null) {
        ModelGroup asked = group.asked(name, stars);
        return asked.deployments.isEmpty() ? null : asked;
      }
    }
    return null;
  }

  /** Groups whose names have stars, the closest first. */
  List<ModelGroup> open() {
    return byName.values().stream()
        .filter(group -> Wildcard.isOne(group.name))
        .sorted(Comparator.comparingInt(group -> -group.name.length()))
        .toList();
  }

  /** All of them, as those see them who limit what goes there. */
  List<Pool> pools(Fallbacks fallbacks) {
    Set<String> chained = new HashSet<>();
    for (String name : byName.keySet()) {
      Set<String> others = fallbacks.others(name);
      chained.addAll(others);
      if (!others.isEmpty()) {
        chained.add(name);
      }
    }
    return byName.values().stream()
        .map(group -> group.pool(!chained.contains(group.name)))
        .toList();
  }

  Collection<ModelGroup> all() {
    return byName.values();
  }
}
