package io.turnpike.routing.config.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.ConfigConversion.Finding;
import io.turnpike.routing.ConfigConversion.Kind;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.conversion.difference.PlanDifference;
import io.turnpike.routing.conversion.portkey.PortkeyExport;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTableTests {

  /** A row is all it takes. */
  private static final KeyTable WITH_ONE_MORE =
      KeyTable.STANDARD.with(
          NodeKey.of("stays_in", KeyTableTests::staysIn)
              .spelt("staysIn")
              .lostAtPortkey("Portkey knows no regions."));

  private static void staysIn(Fields node, NodeSettings own) {
    String region = node.string("stays_in");
    if (region != null) {
      own.require(new Requirements(false, false, Set.of(region), false, null, Set.of(), Set.of()));
    }
  }

  @Test
  void thePublishedSchemaHasTheSameKeys() {
    assertThat(KeyTable.STANDARD.target().known())
        .containsExactlyInAnyOrderElementsOf(
            with(SchemaWords.keys("/$defs/node/properties"), "/$defs/target/properties"));
    assertThat(KeyTable.STANDARD.document().known())
        .containsExactlyInAnyOrderElementsOf(
            with(SchemaWords.keys("/$defs/node/properties"), "/properties"));
  }

  @Test
  void thePublishedSchemaHasTheSameSpellings() {
    Map<String, String> ofNodes = SchemaWords.aliases("/$defs/node/properties");
    Map<String, String> all = new HashMap<>(ofNodes);
    all.putAll(SchemaWords.aliases("/properties"));

    assertThat(KeyTable.STANDARD.target().aliases()).isEqualTo(ofNodes);
    assertThat(KeyTable.STANDARD.document().aliases()).isEqualTo(all);
  }

  @Test
  void aKeyOfOneRowIsReadAndInherited() {
    assertThat(regions("{\"provider\": \"a\", \"stays_in\": \"eu\"}")).containsOnly(Set.of("eu"));
    assertThat(regions(fallback("\"staysIn\": \"eu\"")))
        .containsExactly(Set.of("eu"), Set.of("eu"));
    assertThat(mistakes("{\"provider\": \"a\", \"stays_in\": \"eu\"}", KeyTable.STANDARD))
        .isNotEmpty();
  }

  @Test
  void aKeyOfOneRowIsRefusedWhenWrongAndHintedAtWhenMisspelt() {
    assertThat(mistakes("{\"provider\": \"a\", \"stays_in\": 7}", WITH_ONE_MORE))
        .containsExactly(new Mistake("/stays_in", "must be a string, not a number."));
    assertThat(mistakes("{\"provider\": \"a\", \"stay_in\": \"eu\"}", WITH_ONE_MORE))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("Did you mean \"stays_in\"?"));
  }

  @Test
  void aKeyOfOneRowTellsTargetsApartAndIsToldInADifference() {
    String twice = "{\"strategy\": {\"mode\": \"fallback\"}, \"targets\": [{\"provider\": \"a\"},";
    assertThat(mistakes(twice + "{\"provider\": \"a\"}]}", WITH_ONE_MORE)).isNotEmpty();
    assertThat(mistakes(twice + "{\"provider\": \"a\", \"stays_in\": \"eu\"}]}", WITH_ONE_MORE))
        .isEmpty();
    assertThat(
            PlanDifference.between(
                    compiled("{\"provider\": \"a\"}"),
                    compiled("{\"provider\": \"a\", \"stays_in\": \"eu\"}"))
                .changes())
        .containsExactly(new Change("", "@a", "regions", "none", "eu"));
  }

  @Test
  void aKeyOfOneRowIsExportedAsItsRowSays() {
    Exported exported =
        PortkeyExport.write("{\"provider\": \"a\", \"stays_in\": \"eu\"}", WITH_ONE_MORE);

    assertThat(exported.document()).doesNotContain("stays_in");
    assertThat(exported.report())
        .contains(new Finding(Kind.LOST, "/stays_in", "Left out: Portkey knows no regions."));
  }

  private static List<Set<String>> regions(String document) {
    List<Set<String>> regions = new ArrayList<>();
    PlanSteps.forEachTarget(
        compiled(document), target -> regions.add(target.requirements().regions()));
    return regions;
  }

  private static Step compiled(String document) {
    return ConfigDocument.read(document, WITH_ONE_MORE).compiled();
  }

  private static List<Mistake> mistakes(String document, KeyTable table) {
    return ConfigDocument.read(document, table).mistakes().list();
  }

  private static String fallback(String more) {
    return "{\"strategy\": {\"mode\": \"fallback\"}, "
        + more
        + ", \"targets\": [{\"provider\": \"a\"}, {\"provider\": \"b\"}]}";
  }

  private static List<String> with(List<String> words, String pointer) {
    List<String> all = new ArrayList<>(words);
    all.addAll(SchemaWords.keys(pointer));
    return all;
  }
}
