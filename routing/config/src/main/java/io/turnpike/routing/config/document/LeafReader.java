package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.NodeSettings;
import io.turnpike.routing.config.keys.ParamsReader;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A node with a provider: one way to serve the request. */
final class LeafReader {

  /** As Portkey writes a model together with the connection that has it. */
  private static final Pattern QUALIFIED = Pattern.compile("@([a-z0-9][a-z0-9._-]{0,62})/(.+)");

  private final List<Mention> mentions;
  private final boolean ofRequest;
  private int asking;

  /**
   * @param mentions where each target that names a connection is added
   * @param ofRequest whether a request brings the document
   */
  LeafReader(List<Mention> mentions, boolean ofRequest) {
    this.mentions = mentions;
    this.ofRequest = ofRequest;
  }

  @Nullable Target read(Fields node, NodeSettings own) {
    boolean asksRequest = node.truth("passthrough", false);
    if (asksRequest) {
      return asking(node, own);
    }
    if (node.has("provider")) {
      String name = node.string("provider");
      return name == null ? null : named(node, own, name);
    }
    Matcher model = QUALIFIED.matcher(ownModel(node));
    if (model.matches()) {
      JsonNode bare = StringNode.valueOf(model.group(2));
      NodeSettings with = own.withModel(ParamsReader.override("model", bare));
      return add(with.target(node, model.group(1)), modelAt(node), modelAt(node));
    }
    if (ofRequest && node.at().equals(Pointer.ROOT) && !node.has("passthrough")) {
      return asking(node, own);
    }
    node.mistake(
        node.at(),
        "needs \"provider\", \"passthrough\": true to go where each request says, or \"strategy\""
            + " and \"targets\", to have where to go.");
    return null;
  }

  /** {@code passthrough}: where it goes is the request's choice. */
  private Target asking(Fields node, NodeSettings own) {
    if (node.has("provider") || QUALIFIED.matcher(ownModel(node)).matches()) {
      node.mistake(
          "passthrough",
          "takes the provider from the request, and this target names one; keep one of them.");
    }
    asking++;
    return own.target(node, RoutePlan.FROM_REQUEST);
  }

  /** How many targets have been read. */
  int targets() {
    return mentions.size() + asking;
  }

  private Target named(Fields node, NodeSettings own, String written) {
    Pointer at = node.place("provider");
    String name = written.startsWith("@") ? written.substring(1) : written;
    if (!Names.legal(name)) {
      node.mistake("provider", "must name a provider connection, for example \"@demo\".");
    }
    return add(own.target(node, name), at, ownModel(node).isEmpty() ? at : modelAt(node));
  }

  private Target add(Target target, Pointer at, Pointer modelAt) {
    mentions.add(new Mention(at, modelAt, target));
    return target;
  }

  /** Empty without one. */
  private static String ownModel(Fields node) {
    JsonNode params = node.get("override_params");
    JsonNode model = params == null ? null : params.get("model");
    return model == null || !model.isString() ? "" : model.stringValue();
  }

  private static Pointer modelAt(Fields node) {
    return node.place("override_params").to("model");
  }
}
