package io.turnpike.routing.config.lint;

import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether an organization may save a document: read, and compared with what it has. */
@Component
public final class ConfigCheck {

  private final ProviderConnections connections;
  private final ModelCatalog catalog;

  ConfigCheck(ProviderConnections connections, ModelCatalog catalog) {
    this.connections = connections;
    this.catalog = catalog;
  }

  /** The document when nothing is wrong; InvalidInput with all mistakes otherwise. */
  public Mono<ConfigDocument> check(OrganizationId organization, String document) {
    return DocumentThreads.<ConfigDocument>read(
            document, () -> warned(ConfigDocument.read(document)))
        .flatMap(read -> held(organization, read));
  }

  /** The same for one that a request brings. */
  public Mono<ConfigDocument> checkOfRequest(OrganizationId organization, String document) {
    return DocumentThreads.<ConfigDocument>read(
            document, () -> warned(ConfigDocument.readOfRequest(document)))
        .flatMap(read -> held(organization, read));
  }

  private Mono<ConfigDocument> held(OrganizationId organization, ConfigDocument read) {
    return (read.mentions().isEmpty() ? Mono.just(read) : compared(organization, read))
        .doOnNext(compared -> compared.mistakes().refuse());
  }

  /** With warnings of targets that come too late. Never throws. */
  static ConfigDocument read(String document) {
    return warned(ConfigDocument.read(document));
  }

  private static ConfigDocument warned(ConfigDocument read) {
    if (read.root() != null && read.mistakes().none()) {
      new PatienceCheck(read.findings()).check(read.root());
    }
    return read;
  }

  private Mono<ConfigDocument> compared(OrganizationId organization, ConfigDocument document) {
    return connections
        .list(organization)
        .collect(Collectors.toMap(ProviderConnection::name, connection -> connection))
        .doOnNext(known -> document.mentions().forEach(mention -> check(mention, known, document)))
        .thenReturn(document);
  }

  private void check(
      Mention mention, Map<String, ProviderConnection> known, ConfigDocument document) {
    ProviderConnection connection = known.get(mention.connection());
    if (connection != null) {
      ModelCard card = card(mention, connection);
      checkModel(mention, connection, document.mistakes());
      new ServiceCheck(document.warnings()).check(mention, connection, card);
      if (card != null) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        new RetirementCheck(document.warnings(), catalog).check(mention, card, today);
      }
    } else if (Names.legal(mention.connection())) {
      document.mistakes().add(mention.at(), unknown(mention.connection(), known.keySet()));
    }
  }

  private @Nullable ModelCard card(Mention mention, ProviderConnection connection) {
    String model = mention.model();
    return model == null ? null : ConnectionModels.find(catalog, connection, model);
  }

  private static String unknown(String name, Collection<String> known) {
    return "There is no provider connection "
        + Spelling.quoted(name)
        + "."
        + Spelling.hint(name, known)
        + " There are "
        + Spelling.list(known.stream().sorted().limit(20).toList())
        + (known.size() > 20 ? " and " + (known.size() - 20) + " more." : ".");
  }

  /**
   * Only what is built in has exactly the models of the catalogue: vendors add some every week, and
   * a tenant's own server has any.
   */
  private void checkModel(Mention mention, ProviderConnection connection, Mistakes mistakes) {
    String own = mention.model();
    String model = own == null ? mention.target().defaultModel() : own;
    if (connection.builtIn() && model != null && catalog.find(connection.type(), model) == null) {
      List<String> models =
          catalog.models(connection.type()).stream().map(ModelCard::model).toList();
      mistakes.add(
          mention.modelAt(),
          "\""
              + connection.name()
              + "\" has no model "
              + Spelling.quoted(model)
              + "."
              + Spelling.hint(model, models)
              + " It has "
              + Spelling.list(models)
              + ".");
    }
  }
}
