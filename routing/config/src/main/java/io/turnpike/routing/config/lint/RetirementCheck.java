package io.turnpike.routing.config.lint;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Warnings;
import java.time.LocalDate;

/** Warns of a target whose model its provider serves no more, or not for long. */
final class RetirementCheck {

  private static final int MONTHS_AHEAD = 1;

  private final Warnings warnings;
  private final ModelCatalog catalog;

  RetirementCheck(Warnings warnings, ModelCatalog catalog) {
    this.warnings = warnings;
    this.catalog = catalog;
  }

  void check(Mention mention, ModelCard card, LocalDate today) {
    LocalDate retires = card.facts().retires();
    if (retires != null && !retires.isAfter(today.plusMonths(MONTHS_AHEAD))) {
      warnings.add(
          mention.modelAt(),
          Spelling.quoted(card.model())
              + (retires.isAfter(today) ? " retires on " : " was to retire on ")
              + retires
              + "."
              + newer(card, today));
    }
  }

  private String newer(ModelCard card, LocalDate today) {
    ModelCard successor = ModelFamily.successor(card, catalog.models(card.type()), today);
    return successor == null
        ? ""
        : " The newest of its family is " + Spelling.quoted(successor.model()) + ".";
  }
}
