package io.turnpike.routing.catalog;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through the catalogue and what connections name beside it. A few milliseconds. */
public final class ModelSearch {

  private ModelSearch() {}

  /** All that the query finds, in its order. */
  public static List<ListedModel> of(
      ModelCatalog catalog, List<ProviderConnection> connections, ModelQuery query, LocalDate day) {
    Map<String, List<ProviderConnection>> byType =
        connections.stream()
            .filter(query::admits)
            .collect(Collectors.groupingBy(ProviderConnection::type));
    Stream<ListedModel> listed =
        catalog.all().stream().map(card -> listed(card, serving(card, byType), day));
    return Stream.concat(listed, own(catalog, byType, day))
        .filter(model -> !query.asksPolicy() || model.isConnected())
        .filter(model -> query.finds(model, day))
        .sorted(query.order().comparator())
        .toList();
  }

  private static List<ProviderConnection> serving(
      ModelCard card, Map<String, List<ProviderConnection>> byType) {
    List<ProviderConnection> ofType = byType.getOrDefault(card.type(), List.of());
    return ofType.stream().filter(it -> it.mayServe(card.model())).toList();
  }

  private static ListedModel listed(
      ModelCard card, List<ProviderConnection> connections, LocalDate day) {
    return ListedModel.of(described(card, connections), connections, day, true);
  }

  /** As the first connection has it that says something of it. */
  private static ModelCard described(ModelCard card, List<ProviderConnection> connections) {
    for (ProviderConnection connection : connections) {
      OwnModel own = connection.ownModels().get(card.model());
      if (own != null) {
        return ConnectionModels.card(card.type(), card.model(), own, card);
      }
    }
    return card;
  }

  /** Models that only connections name: that they serve, have prices for or describe. */
  private static Stream<ListedModel> own(
      ModelCatalog catalog, Map<String, List<ProviderConnection>> byType, LocalDate day) {
    return byType.entrySet().stream()
        .flatMap(
            type ->
                names(type.getValue()).stream()
                    .filter(model -> catalog.find(type.getKey(), model) == null)
                    .map(model -> own(type.getKey(), model, type.getValue(), day)));
  }

  private static Set<String> names(List<ProviderConnection> connections) {
    Set<String> names = new LinkedHashSet<>();
    connections.forEach(connection -> names.addAll(connection.models()));
    connections.forEach(connection -> names.addAll(connection.prices().keySet()));
    connections.forEach(connection -> names.addAll(connection.ownModels().keySet()));
    return names;
  }

  private static ListedModel own(
      String type, String model, List<ProviderConnection> connections, LocalDate day) {
    ModelCard card = new ModelCard(type, model, model, 0, 0, List.of(), List.of(), List.of());
    List<ProviderConnection> serving =
        connections.stream().filter(it -> names(List.of(it)).contains(model)).toList();
    return ListedModel.of(described(card, serving), serving, day, false);
  }

  /**
   * A page of what was found.
   *
   * @param next key of its last, to go on after; null on the last page
   */
  public record Part(List<ListedModel> models, @Nullable String next) {}

  /**
   * Those after one.
   *
   * @param after its {@link ListedModel#key}; null for the first page
   * @return null when there is none of that key any more
   */
  public static @Nullable Part part(List<ListedModel> found, @Nullable String after, int most) {
    int from = 0;
    if (after != null) {
      while (from < found.size() && !found.get(from).key().equals(after)) {
        from++;
      }
      if (from == found.size()) {
        return null;
      }
      from++;
    }
    List<ListedModel> models = found.subList(from, Math.min(from + most, found.size()));
    boolean more = from + most < found.size();
    return new Part(
        List.copyOf(models), more ? Objects.requireNonNull(models.getLast()).key() : null);
  }
}
