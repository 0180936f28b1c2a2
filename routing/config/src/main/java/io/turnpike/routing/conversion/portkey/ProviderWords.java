package io.turnpike.routing.conversion.portkey;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.Secrets;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a Portkey target reaches its provider: by a slug, or by credentials that it holds itself.
 * Either way it becomes the name of a provider connection.
 */
final class ProviderWords {

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(aws|amzn|azure|vertex|oracle|stability|snowflake|workers_ai|fireworks|huggingface"
              + "|openai_organization|openai_project|anthropic_version|anthropic_beta"
              + "|mistral_fim|resource_name|deployment_id|api_version).*|deployments");
  private static final Pattern RESOURCE = Pattern.compile("[a-zA-Z0-9-]{1,63}");

  private final Connections connections;

  ProviderWords(Connections connections) {
    this.connections = connections;
  }

  /** Whether the word is about reaching a provider. */
  static boolean belongs(String word) {
    return word.equals("custom_host")
        || Secrets.holdsOne(word)
        || CREDENTIAL.matcher(word).matches();
  }

  /** Null when the target names none. */
  @Nullable String connection(PortkeyObject node, @Nullable Source hostAbove) {
    Source own = node.any("virtual_key", "provider");
    Source named = own == null ? model(node) : own;
    String word = own == null ? slugOf(named) : own.text();
    if (named == null || word == null || word.isBlank() || word.equals("@")) {
      return null;
    }
    Source host = node.has("custom_host") ? node.get("custom_host") : hostAbove;
    boolean slug = word.startsWith("@") || node.has("virtual_key");
    String plain = word.startsWith("@") ? word.substring(1) : word;
    return built(node, named, plain, slug, host);
  }

  private String built(
      PortkeyObject node, Source named, String word, boolean slug, @Nullable Source host) {
    List<String> identity = new ArrayList<>(List.of(slug ? "slug" : "provider", word));
    identity.add(host == null ? "" : String.valueOf(host.text()));
    node.words().forEach((key, field) -> addCredential(key, field, identity));
    Vendor vendor = vendor(node, type(node, word), host);
    String connection = connections.named(identity, word, vendor, named);
    told(node, named, word, slug, connection);
    if (!slug && vendor.type() == null) {
      named.adjusted(
          "Became the provider connection "
              + quoted(connection)
              + ", which cannot be set up yet: no type of connection speaks to it.");
    }
    return connection;
  }

  /** A virtual key may be called anything; the provider beside it says what it is for. */
  private static String type(PortkeyObject node, String word) {
    Source provider = node.has("virtual_key") ? node.get("provider") : null;
    String beside = provider == null ? null : provider.text();
    return beside == null ? word : beside.replaceFirst("^@", "");
  }

  private static void addCredential(String key, Source field, List<String> identity) {
    if (belongs(key) && !key.equals("custom_host") && !key.contains("deployment")) {
      identity.add(key + "=" + field.json());
    }
  }

  private Vendor vendor(PortkeyObject node, String word, @Nullable Source host) {
    Vendor vendor = connections.vendor(word);
    Source resource = node.any("azure_resource_name", "resource_name");
    String name = resource == null ? null : resource.text();
    if (name != null && RESOURCE.matcher(name).matches()) {
      return vendor.at("https://" + name + ".openai.azure.com/openai/v1");
    }
    String address = host == null ? null : host.text();
    return address == null ? vendor : vendor.at(address);
  }

  private void told(
      PortkeyObject node, Source named, String word, boolean slug, String connection) {
    if (slug && connection.equals(word)) {
      named.carried("Names the provider connection " + quoted(connection) + ", which must exist.");
    } else {
      named.adjusted(
          "Became the provider connection " + quoted(connection) + "; set it up under that name.");
    }
    node.words().forEach((key, field) -> tell(key, field, named, connection));
  }

  private static void tell(String key, Source field, Source named, String connection) {
    String place = " of the provider connection " + quoted(connection);
    if (field == named) {
      return;
    }
    if (key.equals("custom_host")) {
      field.adjusted("Became the base URL" + place + ", which is set up once and not in configs.");
    } else if (key.equals("provider")) {
      field.adjusted("Is the type" + place + ".");
    } else if (belongs(key)) {
      field.adjusted(
          "Not copied: configs hold neither credentials nor addresses. Enter it as part"
              + place
              + ".");
    }
  }

  /** Azure names models by deployments. */
  void deployment(PortkeyObject node, ObjectNode target) {
    Source deployment = node.any("azure_deployment_id", "deployment_id");
    String name = deployment == null ? null : deployment.text();
    if (deployment == null || name == null || name.isBlank()) {
      return;
    }
    ObjectNode params = target.withObjectProperty("override_params");
    if (!params.has("model")) {
      params.put("model", name);
      deployment.adjusted("Became the model: Azure's own address takes a deployment's name there.");
    }
  }

  /** On a node with targets they reach nobody. */
  void unusedBy(PortkeyObject node) {
    node.words().forEach(ProviderWords::unused);
  }

  private static void unused(String key, Source field) {
    if (key.equals("custom_host")) {
      field.adjusted("Became the base URL of the provider connections of the targets below.");
    } else if (key.equals("provider") || key.equals("virtual_key") || belongs(key)) {
      field.lost("Left out: this node has targets, and each names its own provider connection.");
    }
  }

  private static @Nullable Source model(PortkeyObject node) {
    Source params = node.get("override_params");
    return params == null ? null : params.get("model");
  }

  /** The provider that a model's name brings along, with the sign that it is a slug. */
  private static @Nullable String slugOf(@Nullable Source model) {
    String name = model == null ? null : model.text();
    String slug = name == null ? null : Params.slug(name);
    return slug == null ? null : "@" + slug;
  }
}
