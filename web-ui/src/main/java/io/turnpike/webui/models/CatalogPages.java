package io.turnpike.webui.models;

import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.catalog.ListedModel;
import io.turnpike.routing.catalog.ModelQuery;
import io.turnpike.routing.catalog.ModelSearch;
import io.turnpike.routing.catalog.ModelSearch.Part;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.models.ModelsPage.TypeChoice;
import io.turnpike.webui.view.Form;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** Makes pages of the catalogue. */
@Component
class CatalogPages {

  private static final int PAGE = 100;
  private static final int MOST_TARGETS = 400;

  private final ModelCatalog catalog;
  private final ProviderConnections connections;
  private final ProviderTypes types;
  private final ModelAliases aliases;

  CatalogPages(
      ModelCatalog catalog,
      ProviderConnections connections,
      ProviderTypes types,
      ModelAliases aliases) {
    this.catalog = catalog;
    this.connections = connections;
    this.types = types;
    this.aliases = aliases;
  }

  /**
   * @param form of an alias
   */
  Mono<ModelsPage> page(Actor actor, MultiValueMap<String, String> parameters, Form form) {
    Readings readings = new Readings(parameters, actor.zone());
    CatalogFilter filter = CatalogFilter.read(readings, parameters);
    String after = readings.text("after");
    List<String> mistakes = readings.mistakes();
    return Mono.zip(
            connections.list(actor.organizationId()).collectList(),
            aliases.list(actor.organizationId()).collectList())
        .flatMap(
            both ->
                DocumentThreads.compute(
                    () -> page(both.getT1(), both.getT2(), filter, mistakes, after, form)));
  }

  private ModelsPage page(
      List<ProviderConnection> known,
      List<ModelAlias> named,
      CatalogFilter filter,
      List<String> mistakes,
      @Nullable String after,
      Form form) {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    List<ListedModel> all = ModelSearch.of(catalog, known, ModelQuery.ALL, today);
    List<ListedModel> found =
        mistakes.isEmpty()
            ? inOrder(filter, ModelSearch.of(catalog, known, filter.query(), today))
            : List.of();
    Part asked = ModelSearch.part(found, after, PAGE);
    boolean first = after == null || asked == null;
    Part part = asked == null ? new Part(List.of(), null) : asked;
    return new ModelsPage(
        filter,
        mistakes,
        rows(part.models(), today),
        found.size(),
        all.size(),
        choices(),
        part.next() == null ? null : filter.address(part.next()),
        first ? null : filter.address(null),
        named.stream().map(AliasRow::of).toList(),
        form,
        targets(all));
  }

  /** Where no order is asked for, what can be called at once stands first. */
  private static List<ListedModel> inOrder(CatalogFilter filter, List<ListedModel> found) {
    return filter.sort() != null
        ? found
        : found.stream().sorted(Comparator.comparing(listed -> !listed.isConnected())).toList();
  }

  private List<ModelRow> rows(List<ListedModel> models, LocalDate today) {
    List<ModelRow> rows = new ArrayList<>();
    for (ListedModel listed : models) {
      ModelCard card = listed.card();
      rows.add(
          ModelRow.of(
              rows.size(),
              listed,
              title(card.type()),
              catalog.models(card.type()),
              types.find(card.type()) != null,
              today));
    }
    return rows;
  }

  private List<TypeChoice> choices() {
    return catalog.all().stream()
        .map(ModelCard::type)
        .distinct()
        .map(word -> new TypeChoice(word, title(word)))
        .sorted(Comparator.comparing(TypeChoice::title, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private String title(String word) {
    ProviderType type = types.find(word);
    return type == null ? word : type.title();
  }

  private static List<String> targets(List<ListedModel> all) {
    return all.stream()
        .filter(ListedModel::isConnected)
        .limit(MOST_TARGETS)
        .map(listed -> written(listed))
        .toList();
  }

  private static String written(ListedModel listed) {
    String prefix = listed.connections().getFirst().name() + "/";
    String model = listed.card().model();
    return model.startsWith(prefix) ? model : prefix + model;
  }
}
