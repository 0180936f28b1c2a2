package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deployments that requests for one model name are shared out among.
 *
 * @param name of its config
 * @param alone whether no other follows it, and it follows no other
 */
public record Pool(String name, boolean alone, List<Member> members) {

  /**
   * @param provider the word there for the vendor
   * @param connection empty for whichever the client names
   * @param model with stars for what the client names
   */
  public record Member(
      String provider, String connection, String model, Map<String, Source> parameters) {

    @Nullable Source field(String key) {
      return parameters.get(key);
    }
  }

  /**
   * Why nothing that refuses can stand for what so many of its deployments have; null when it can.
   *
   * @param all pools, itself among them
   */
  @Nullable String fault(int many, List<Pool> all) {
    if (many < members.size()) {
      return "other deployments of the group have none, and what refuses would refuse what those"
          + " can serve.";
    }
    if (!alone) {
      return "the group follows another or is followed, and what refuses would refuse calls that can"
          + " end elsewhere.";
    }
    return whose(all) == null
        ? "budgets and limits are of one connection or of one model, and the group has neither for"
            + " itself."
        : null;
  }

  List<Source> fields(String key) {
    return members.stream().map(member -> member.field(key)).filter(Objects::nonNull).toList();
  }

  Set<String> connections() {
    return members.stream().map(Member::connection).collect(Collectors.toSet());
  }

  Set<String> models() {
    return members.stream().map(Member::model).collect(Collectors.toSet());
  }

  /**
   * The calls that end at it and nowhere else, as a scope can say it; null when none can.
   *
   * @param all pools, itself among them
   */
  @Nullable RuleScope whose(List<Pool> all) {
    String connection = only(connections());
    String model = only(models());
    if (connection != null && !connection.isEmpty() && isAlone(all, connection, null)) {
      return RuleScope.of("provider", connection, name, "the connection \"" + connection + "\"");
    }
    return model != null && !model.contains("*") && !model.isEmpty() && isAlone(all, null, model)
        ? RuleScope.of("model", model, name, "the model \"" + model + "\"")
        : null;
  }

  private boolean isAlone(List<Pool> all, @Nullable String connection, @Nullable String model) {
    return all.stream()
        .filter(other -> other != this)
        .flatMap(other -> other.members.stream())
        .noneMatch(it -> it.connection().equals(connection) || it.model().equals(model));
  }

  private static @Nullable String only(Set<String> words) {
    return words.size() == 1 ? words.iterator().next() : null;
  }
}
