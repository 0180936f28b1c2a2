package io.turnpike.webui.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.ListedModel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRowTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void whatIsSoldByTheSearchHasNoPriceOfTokensAndIsNotFree() {
    DatedPrice price =
        new DatedPrice(
            "v",
            TODAY,
            "s",
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            2_000_000L,
            null,
            0);

    ModelRow row = row(List.of(price));

    assertThat(row.hasRates()).isFalse();
    assertThat(row.isUnpriced()).isFalse();
    assertThat(row.searches()).startsWith("$2");
  }

  @Test
  void whatHasNoPriceIsUnpriced() {
    assertThat(row(List.of()).isUnpriced()).isTrue();
    assertThat(row(List.of()).searches()).isNull();
  }

  private static ModelRow row(List<DatedPrice> prices) {
    ModelCard card = new ModelCard("cohere", "r", "R", 0, 0, List.of("rerank"), List.of(), prices);
    ListedModel listed = new ListedModel(card, List.of(), null, true);
    return ModelRow.of(0, listed, "Cohere", List.of(), true, TODAY);
  }
}
