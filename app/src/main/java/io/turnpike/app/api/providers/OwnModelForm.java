package io.turnpike.app.api.providers;

import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model as a client describes it. What is left out is not said, and stays as the catalogue has
 * it.
 *
 * @param title the model's name when it is left out
 * @param price the list's when it is left out
 */
record OwnModelForm(
    @Nullable String title,
    @Nullable Long contextTokens,
    @Nullable Long maxOutputTokens,
    @Nullable List<@Nullable String> capabilities,
    @Nullable List<@Nullable String> lacks,
    ProviderView.@Nullable Price price) {

  OwnModel said() {
    return new OwnModel(
        Objects.requireNonNullElse(title, ""),
        Objects.requireNonNullElse(contextTokens, 0L),
        Objects.requireNonNullElse(maxOutputTokens, 0L),
        words(capabilities),
        words(lacks));
  }

  /** Throws InvalidInput with its place. */
  @Nullable ModelPrice modelPrice() {
    return price == null ? null : price.at("/price/");
  }

  private static List<String> words(@Nullable List<@Nullable String> given) {
    return given == null ? List.of() : given.stream().map(String::valueOf).toList();
  }
}
