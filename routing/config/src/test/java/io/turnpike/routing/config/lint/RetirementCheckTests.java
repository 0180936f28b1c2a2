package io.turnpike.routing.config.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.document.Examples;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetirementCheckTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final String AT = "/override_params/model";

  @Test
  void warnsAMonthAheadAndNamesWhatIsNewer() {
    assertThat(warnings(TODAY.plusDays(30)))
        .containsExactly(
            new Warning(
                AT, "\"gpt-4\" retires on 2026-12-30. The newest of its family is \"gpt-5\"."));
    assertThat(warnings(TODAY.minusDays(1)))
        .extracting(Warning::sentence)
        .first()
        .asString()
        .startsWith("\"gpt-4\" was to retire on 2026-11-29.");
  }

  @Test
  void staysSilentWhileThatIsFar() {
    assertThat(warnings(TODAY.plusDays(31))).isEmpty();
    assertThat(warnings(null)).isEmpty();
  }

  private static List<Warning> warnings(@Nullable LocalDate retires) {
    ModelCard old = card("gpt-4", retires);
    ConfigDocument read =
        ConfigDocument.read(Examples.json("{'provider':'a','override_params':{'model':'gpt-4'}}"));
    new RetirementCheck(read.warnings(), new Cards(List.of(old, card("gpt-5", null))))
        .check(read.mentions().getFirst(), old, TODAY);
    return read.warnings().list();
  }

  private static ModelCard card(String model, @Nullable LocalDate retires) {
    Facts facts = new Facts(List.of(), List.of(), null, null, retires);
    return new ModelCard(
        "openai", model, model, 0, 0, List.of(), List.of(), List.of(), List.of(), facts);
  }

  private record Cards(List<ModelCard> all) implements ModelCatalog {

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return all.stream().filter(it -> it.model().equals(model)).findFirst().orElse(null);
    }

    @Override
    public List<ModelCard> models(String type) {
      return all;
    }
  }
}
