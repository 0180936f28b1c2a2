package io.turnpike.webui.models;

import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.webui.view.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a model of the organization's own.
 *
 * @param connections that can have one: all but those that come with the product
 * @param isKnown whether something is said of it already
 */
public record OwnModelPage(List<String> connections, Form form, boolean isKnown) {

  static OwnModelPage of(List<ProviderConnection> all, String connection, String model) {
    ProviderConnection chosen = find(all, connection);
    return new OwnModelPage(
        names(all), Form.filled(OwnModelForm.values(chosen, model)), isKnown(chosen, model));
  }

  static OwnModelPage refused(List<ProviderConnection> all, Form form) {
    return new OwnModelPage(
        names(all), form, isKnown(find(all, form.value("connection")), form.value("model")));
  }

  public List<String> capabilities() {
    return OwnModels.CAPABILITIES;
  }

  public boolean can(String capability) {
    return form.submitted().words("capabilities").contains(capability);
  }

  public String title() {
    return isKnown ? form.value("model") : "Add a model";
  }

  private static List<String> names(List<ProviderConnection> all) {
    return all.stream().filter(it -> !it.builtIn()).map(ProviderConnection::name).toList();
  }

  private static @Nullable ProviderConnection find(List<ProviderConnection> all, String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }

  private static boolean isKnown(@Nullable ProviderConnection connection, String model) {
    return connection != null
        && (connection.ownModels().containsKey(model) || connection.prices().containsKey(model));
  }
}
