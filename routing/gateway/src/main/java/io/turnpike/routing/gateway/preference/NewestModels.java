package io.turnpike.routing.gateway.preference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.FamilyName;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest models of families, among those that an organization's connections serve. */
@Component
public class NewestModels {

  private static final int MOST = 1_000;

  private final ModelCatalog catalog;
  private final Cache<Key, Found> found =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private record Key(String type, String family) {}

  /** What a look through a type's cards found, for which day and catalogue. */
  private record Found(LocalDate day, List<ModelCard> cards, @Nullable ModelCard newest) {}

  NewestModels(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What to ask for in place of a family's name; null when no connection has models of it.
   *
   * @param written as {@link FamilyName} reads it
   */
  public @Nullable String of(String written, List<ProviderConnection> known) {
    FamilyName name = FamilyName.of(written);
    List<ModelCard> newest = new ArrayList<>();
    for (ProviderConnection connection : known) {
      ModelCard card = isMeant(connection, name) ? newest(connection, name.family()) : null;
      if (card != null) {
        newest.add(card);
      }
    }
    ModelCard chosen = ModelFamily.newest(newest, name.family(), today());
    return chosen == null ? null : written(chosen, name, known);
  }

  /** Its own name where that is enough, so that every connection may serve it that does. */
  private static String written(ModelCard card, FamilyName name, List<ProviderConnection> known) {
    if (name.owner() != null) {
      return name.owner() + "/" + card.model();
    }
    return card.model().indexOf('/') < 0
        ? card.model()
        : known.stream()
            .filter(it -> it.type().equals(card.type()) && it.mayServe(card.model()))
            .findFirst()
            .map(it -> it.name() + "/" + card.model())
            .orElse(card.model());
  }

  private static boolean isMeant(ProviderConnection connection, FamilyName name) {
    return name.owner() == null
        || connection.name().equals(name.owner())
        || connection.type().equals(TypeNames.of(name.owner()));
  }

  private @Nullable ModelCard newest(ProviderConnection connection, String family) {
    List<ModelCard> cards = ConnectionModels.of(catalog, connection);
    return connection.models().isEmpty() && connection.ownModels().isEmpty()
        ? remembered(connection.type(), family, cards)
        : ModelFamily.newest(
            cards.stream().filter(card -> connection.mayServe(card.model())).toList(),
            family,
            today());
  }

  private @Nullable ModelCard remembered(String type, String family, List<ModelCard> cards) {
    Key key = new Key(type, family);
    LocalDate today = today();
    Found before = found.getIfPresent(key);
    if (before == null || before.cards != cards || !before.day.equals(today)) {
      before = new Found(today, cards, ModelFamily.newest(cards, family, today));
      found.put(key, before);
    }
    return before.newest;
  }

  private static LocalDate today() {
    return LocalDate.now(Clock.systemUTC());
  }
}
