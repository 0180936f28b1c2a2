package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.PublishedPolicies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The types that a connection may have, to choose one.
 *
 * @param connection whose type is to change; null while adding one
 * @param name that the new one is to have, as an import says; may be empty
 * @param baseUrl likewise
 * @param sought what was typed to find a type
 * @param rows those that are meant by it
 */
public record TypesPage(
    @Nullable String connection, String name, String baseUrl, String sought, List<TypeRow> rows) {

  static TypesPage adding(
      List<ProviderType> types,
      PublishedPolicies policies,
      String name,
      String baseUrl,
      String sought) {
    return new TypesPage(null, name, baseUrl, sought, rows(types, policies, sought));
  }

  static TypesPage changing(
      String connection, List<ProviderType> types, PublishedPolicies policies, String sought) {
    return new TypesPage(connection, "", "", sought, rows(types, policies, sought));
  }

  public String title() {
    return connection == null ? "Add a provider" : "Type of @" + connection;
  }

  /** Of the form with this type. */
  public String address(String type) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("type", type);
    parameters.put("name", name);
    parameters.put("base_url", baseUrl);
    parameters.values().removeIf(String::isEmpty);
    UriComponentsBuilder address =
        connection == null
            ? UriComponentsBuilder.fromPath("/providers").queryParam("new")
            : UriComponentsBuilder.fromPath("/providers/" + connection);
    parameters.keySet().forEach(each -> address.queryParam(each, "{" + each + "}"));
    return address.encode().buildAndExpand(parameters).toUriString();
  }

  private static List<TypeRow> rows(
      List<ProviderType> types, PublishedPolicies policies, String sought) {
    return types.stream()
        .filter(type -> TypeRow.isMeant(type, sought))
        .map(type -> TypeRow.of(type, policies))
        .toList();
  }
}
