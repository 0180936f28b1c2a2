package io.turnpike.routing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Config documents in other gateways' languages, and what changed between two of ours. Works on
 * text alone: nothing is stored, no connection is looked up, and no secret of a source appears in
 * what is returned. A large source takes seconds: call these on {@link DocumentThreads}.
 */
public interface ConfigConversion {

  /**
   * One config from a Portkey document, in snake or camel case. Throws {@link
   * io.turnpike.infra.refusal.InvalidInput} when there is nothing to make a config of.
   *
   * @param text JSON or YAML
   */
  Imported importPortkey(String text);

  /**
   * One config that chooses by model among all groups of a LiteLLM proxy's config file, if one
   * document can hold them, and one for each group; beside them the limits, budgets, aliases, teams
   * and keys that the file speaks of. Lists of keys, teams and budgets, as that proxy's API gives
   * them, are read too, alone or as a part of the file. Throws {@link
   * io.turnpike.infra.refusal.InvalidInput} when there is nothing to make anything of.
   *
   * @param text YAML or JSON
   */
  Imported importLiteLlm(String text);

  /**
   * Throws {@link io.turnpike.infra.refusal.InvalidInput} for a document that is not valid.
   *
   * @param document ours, as JSON text
   */
  Exported exportPortkey(String document);

  /**
   * What the second document does differently, outer nodes first; empty when requests would notice
   * nothing. Throws {@link io.turnpike.infra.refusal.InvalidInput} for a document that is not
   * valid.
   */
  Difference diff(String before, String after);

  /**
   * @param report in the order of the source; a finding covers all below its place, and each value
   *     lies at or below exactly one
   * @param connections what must exist before the configs can be saved, each once
   * @param requests what belongs beside the configs, in the order in which it can be made once they
   *     are saved
   */
  record Imported(
      List<Draft> configs,
      List<Finding> report,
      List<NeededConnection> connections,
      List<ManagementRequest> requests) {}

  /**
   * Something that is no config's affair, as a request to the management API that makes it.
   *
   * @param name a legal name for it, unique among its kind in its import
   * @param body JSON object, as that route takes it, indented
   * @param from JSON pointers into the source
   */
  record ManagementRequest(Subject subject, String name, String body, List<String> from) {

    public String method() {
      return subject.method;
    }

    public String path() {
      return subject.path.replace("{name}", name);
    }
  }

  /** What a request makes or changes, in the order in which one may need another. */
  enum Subject {
    ORGANIZATION("PATCH", "/api/v1/organization"),
    TEAM("POST", "/api/v1/teams"),
    ALIAS("PUT", "/api/v1/aliases/{name}"),
    BUDGET("PUT", "/api/v1/budgets/{name}"),
    LIMIT("PUT", "/api/v1/limits/{name}"),
    KEY("POST", "/api/v1/keys");

    private final String method;
    private final String path;

    Subject(String method, String path) {
      this.method = method;
      this.path = path;
    }
  }

  /**
   * A document that may be saved once its connections exist.
   *
   * @param name a legal name for a config, unique in its import
   * @param document ours, as indented JSON text
   */
  record Draft(String name, String document) {}

  /**
   * @param document Portkey's, as indented JSON text
   * @param report as of an import, about our document
   */
  record Exported(String document, List<Finding> report) {}

  /**
   * What became of a key.
   *
   * @param at JSON pointer (RFC 6901) into the source
   * @param sentence what was made of it, why, and what to do instead
   */
  record Finding(Kind kind, String at, String sentence) {}

  /** What became of a key. */
  enum Kind {
    /** Means the same as before. */
    CARRIED,
    /** Means nearly the same; the sentence tells the difference. */
    ADJUSTED,
    /** Left out. */
    LOST
  }

  /**
   * A provider connection that the source kept inside itself.
   *
   * @param name a legal name for a connection, used by the drafts
   * @param type type of connection, as far as it can be told; null when it cannot
   * @param baseUrl null for the type's own address; what is no address, such as the name of a
   *     variable, where the source has one that it does not show
   * @param settings what else the source says of it, by the fields of its type; no secrets
   * @param usedAt JSON pointers into the source
   */
  record NeededConnection(
      String name,
      @Nullable String type,
      @Nullable String baseUrl,
      Map<String, String> settings,
      List<String> usedAt) {}

  /**
   * @param changes at most 200
   * @param more how many there are beside
   */
  record Difference(List<Change> changes, int more) {}

  /**
   * A value of the compiled plan that is another now, or a node that is new or gone.
   *
   * @param at JSON pointer to the node in the later document, or in the earlier one for what is
   *     gone; to the first of several targets
   * @param subject the node as people call it, or all targets that change in the same way
   * @param key by the words of configs, below the node: {@code timeouts.first_token}; {@code
   *     targets} for a node that is new or gone
   * @param before null where there was nothing
   * @param after null where there is nothing
   */
  record Change(
      String at, String subject, String key, @Nullable String before, @Nullable String after) {}
}
