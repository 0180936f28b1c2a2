package io.turnpike.routing.providers.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.CatalogProposals.Change;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import io.turnpike.routing.catalog.CatalogProposals.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCatalogTests {

  private static final String DOCUMENT =
      """
      {"type":"openai","models":[{"model":"%s","title":"GPT-9","context":9,"max_output":1,
      "capabilities":["chat"],"lacks":[],"prices":[{"version":"%s","from":"2026-11-30",
      "source":"somewhere","input":%s,"output":2}]}]}\
      """;

  private final BundledModelCatalog catalog = new BundledModelCatalog();
  private final OperatorCatalog own = new OperatorCatalog(catalog);

  @Test
  void aDocumentHoldsWhenItIsAppliedAndNotBefore() {
    byte[] document = written("gpt-9", "openai/gpt-9@1", "1");

    Proposal proposal = own.read(document);

    assertThat(proposal.state()).isEqualTo(State.PENDING);
    assertThat(proposal.changes()).extracting(it -> it.after().model()).containsExactly("gpt-9");
    assertThat(proposal.changes().getFirst().before()).isNull();
    assertThat(catalog.find("openai", "gpt-9")).isNull();

    own.apply(document);

    assertThat(own.read(document).state()).isEqualTo(State.APPLIED);
    assertThat(Objects.requireNonNull(catalog.find("openai", "gpt-9")).contextTokens())
        .isEqualTo(9);
    assertThat(catalog.priced("openai/gpt-9@1")).isNotNull();
    assertThat(catalog.find("openai", "gpt-4o-mini")).isNotNull();
  }

  /** What {@code docs/models.md} shows. */
  @Test
  void theExampleOfThePageIsOne() throws IOException {
    String page = Files.readString(Path.of("../../docs/models.md"));
    String shown = page.substring(page.indexOf("```json") + "```json".length());

    Proposal proposal = own.read(bytes(shown.substring(0, shown.indexOf("```"))));

    assertThat(proposal.fault()).isNull();
    assertThat(proposal.changes()).isNotEmpty();
  }

  @Test
  void anotherDocumentIsProposedAnewAndABrokenOneLeavesWhatHeld() {
    own.apply(written("gpt-9", "openai/gpt-9@1", "1"));

    Proposal changed = own.read(written("gpt-9", "openai/gpt-9@2", "3"));
    Change change = changed.changes().getFirst();
    ModelCard before = Objects.requireNonNull(change.before());

    assertThat(changed.state()).isEqualTo(State.PENDING);
    assertThat(before.prices().getFirst().inputNanoUsd()).isEqualTo(1);
    assertThat(change.isOfPrices()).isTrue();
    assertThat(new Change(before, before).isOfPrices()).isFalse();

    assertThat(own.read(bytes("{")).state()).isEqualTo(State.BROKEN);
    assertThatIllegalArgumentException().isThrownBy(() -> own.apply(bytes("{")));
    assertThat(catalog.find("openai", "gpt-9")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-9, openai/gpt-9@1, -1, negative price",
    "gpt-9, openai/gpt-9@1, 1.5, /models/0/prices/0/input: ",
    "gpt-4o-mini, openai/gpt-4o-mini@2026-07-24, 7, has other figures already",
  })
  void aDocumentThatMoneyCouldNotBeCountedWithIsBrokenAndSaysWhy(
      String model, String version, String input, String why) {
    Proposal proposal = own.read(written(model, version, input));

    assertThat(proposal.state()).isEqualTo(State.BROKEN);
    assertThat(proposal.fault()).contains(why);
    assertThat(proposal.digest()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; \"type\" is missing",
        "{'type':'t'}; \"models\" is missing",
        "{'type':'t','models':[{'model':'m','title':'M','context':1,'max_output':1}]};"
            + " /models/0: \"capabilities\" is missing",
        "[1]; no list of those",
        "null; no list of those",
        "<html>; line 1: Unexpected character",
      })
  void aDocumentThatLacksSomethingSaysWhat(String document, String why) {
    Proposal proposal = own.read(bytes(document.replace('\'', '"')));

    assertThat(proposal.state()).isEqualTo(State.BROKEN);
    assertThat(proposal.fault()).contains(why);
  }

  @Test
  void limitsThatNobodyKnowsAreLeftOut() {
    String known = new String(written("gpt-9", "openai/gpt-9@1", "1"), StandardCharsets.UTF_8);

    own.apply(bytes(known.replace("\"context\":9,\"max_output\":1,", "")));

    assertThat(Objects.requireNonNull(catalog.find("openai", "gpt-9")).contextTokens()).isZero();
  }

  private static byte[] written(String model, String version, String input) {
    return bytes(DOCUMENT.formatted(model, version, input));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
