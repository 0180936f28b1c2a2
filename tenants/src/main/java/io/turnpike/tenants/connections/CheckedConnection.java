package io.turnpike.tenants.connections;

import io.turnpike.tenants.connections.form.CheckedKeys;
import io.turnpike.tenants.connections.form.CheckedModels;
import io.turnpike.tenants.connections.form.CheckedSecrets;
import io.turnpike.tenants.connections.form.CheckedSettings;
import io.turnpike.tenants.connections.form.Endpoint;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.input.Slug;
import io.turnpike.tenants.providers.BaseUrl;
import io.turnpike.tenants.providers.DerivedUrl;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A draft without mistakes, as far as they can be seen without what is stored. */
record CheckedConnection(
    String name,
    ProviderType type,
    Endpoint endpoint,
    KeyChange keys,
    DataPolicy dataPolicy,
    List<String> models,
    Map<String, ModelPrice> prices,
    boolean cancelStopsBilling,
    Map<String, String> settings) {

  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_REGION = 40;

  /**
   * Throws InvalidInput.
   *
   * @param mistakes found already
   */
  static CheckedConnection of(ProviderTypes types, String name, Draft draft, Mistakes mistakes) {
    if (!Slug.fits(name)) {
      mistakes.slug("/name", name);
    }
    ProviderType type = type(types, draft.type(), mistakes);
    Map<String, String> settings =
        type == null ? Map.of() : CheckedSettings.of(type, draft.settings(), mistakes);
    Endpoint endpoint = endpoint(type, draft.baseUrl(), settings, mistakes);
    CheckedKeys.check(draft.keys(), new CheckedSecrets(type, settings, mistakes), mistakes);
    checkRegion(draft.dataPolicy().region(), mistakes);
    CheckedModels.check(draft.models(), mistakes);
    CheckedModels.check(draft.prices(), mistakes);
    mistakes.refuse();
    return new CheckedConnection(
        name,
        Objects.requireNonNull(type),
        Objects.requireNonNull(endpoint),
        draft.keys(),
        draft.dataPolicy(),
        List.copyOf(draft.models()),
        Map.copyOf(draft.prices()),
        draft.cancelStopsBilling(),
        settings);
  }

  /** Null when none is given, or there is a mistake, which is then noted. */
  static @Nullable Endpoint given(@Nullable String baseUrl, Mistakes mistakes) {
    return baseUrl == null || baseUrl.isBlank() ? null : Endpoint.of(baseUrl.strip(), mistakes);
  }

  private static @Nullable ProviderType type(ProviderTypes types, String word, Mistakes mistakes) {
    ProviderType type = types.find(word);
    if (type == null) {
      String known =
          types.list().stream().map(ProviderType::word).collect(Collectors.joining(", "));
      mistakes.add("/type", "There is no such type. Types are: " + known + ".");
    }
    return type;
  }

  private static @Nullable Endpoint endpoint(
      @Nullable ProviderType type,
      @Nullable String baseUrl,
      Map<String, String> settings,
      Mistakes mistakes) {
    if (baseUrl != null && !baseUrl.isBlank()) {
      return given(BaseUrl.of(baseUrl, type == null ? null : type.baseUrl()).url(), mistakes);
    }
    if (type == null) {
      return null;
    }
    return type.baseUrl() == null
        ? derived(type.derived(), settings, mistakes)
        : new Endpoint(type.baseUrl());
  }

  private static @Nullable Endpoint derived(
      @Nullable DerivedUrl rule, Map<String, String> settings, Mistakes mistakes) {
    if (rule == null) {
      mistakes.add(Endpoint.POINTER, "This type needs one, for example http://localhost:11434/v1.");
      return null;
    }
    String url = rule.of(settings);
    if (url == null) {
      mistakes.add(Endpoint.POINTER, "Without one it is " + rule.pattern() + ".");
      return null;
    }
    return Endpoint.of(url, mistakes);
  }

  /** Where its secrets may go. */
  Destination destination() {
    return Destination.of(type, endpoint, settings);
  }

  private static void checkRegion(@Nullable String region, Mistakes mistakes) {
    if (region != null && (region.length() > LONGEST_REGION || !REGION.matcher(region).matches())) {
      mistakes.add(
          "/region",
          "A region has up to "
              + LONGEST_REGION
              + " lower-case letters, digits and hyphens, for example eu or eu-west-1.");
    }
  }
}
