package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.LegalNames;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deployments of the same {@code model_name}. */
final class Groups {

  private final Map<String, ModelGroup> byName = new LinkedHashMap<>();
  private final Set<String> configs = new HashSet<>();

  private Groups() {}

  /**
   * @param config name of the config that it becomes
   */
  record ModelGroup(String name, String config, List<Deployment> deployments) {}

  static Groups read(Source root, Connections connections) {
    Groups groups = new Groups();
    Source list = root.get("model_list");
    for (Source entry : list == null ? List.<Source>of() : list.children()) {
      groups.add(entry, connections);
    }
    return groups;
  }

  private void add(Source entry, Connections connections) {
    Source name = entry.get("model_name");
    String word = name == null ? null : name.text();
    Deployment deployment = Deployment.read(entry, connections);
    if (word == null || word.isBlank() || name == null || deployment == null) {
      entry.lost(
          "Left out: a deployment needs \"model_name\" and \"litellm_params\": {\"model\": …}.");
      return;
    }
    ModelGroup group = byName.computeIfAbsent(word, this::group);
    group.deployments.add(deployment);
    told(name, group.config);
    information(entry.get("model_info"));
  }

  private static void told(Source name, String config) {
    name.carried(
        "Belongs to the config " + quoted(config) + ", which clients name in x-turnpike-config.");
  }

  private static void information(@Nullable Source information) {
    if (information != null) {
      information.lost("Left out: limits, abilities and prices come from the model catalogue.");
    }
  }

  private ModelGroup group(String name) {
    return new ModelGroup(name, unusedConfig(name), new ArrayList<>());
  }

  /** A name for a config that no other has. */
  String unusedConfig(String name) {
    return LegalNames.unused(LegalNames.legal(name, "model"), configs);
  }

  @Nullable ModelGroup get(String name) {
    return byName.get(name);
  }

  Collection<ModelGroup> all() {
    return byName.values();
  }
}
