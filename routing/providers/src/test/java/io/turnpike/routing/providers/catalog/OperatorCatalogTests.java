package io.turnpike.routing.providers.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import io.turnpike.routing.catalog.CatalogProposals.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCatalogTests {

  private static final String FILE =
      """
      {"type":"openai","models":[{"model":"%s","title":"GPT-9","context":9,"max_output":1,
      "capabilities":["chat"],"lacks":[],"prices":[{"version":"%s","from":"2026-11-30",
      "source":"somewhere","input":%s,"output":2}]}]}\
      """;

  @TempDir Path folder;

  private final BundledModelCatalog catalog = new BundledModelCatalog();
  private long writes;

  @Test
  void aFileHoldsWhenItIsAppliedAndNotBefore() throws IOException {
    OperatorCatalog own = new OperatorCatalog(catalog, written("gpt-9", "openai/gpt-9@1", "1"));

    Proposal proposal = own.read();

    assertThat(proposal.state()).isEqualTo(State.PENDING);
    assertThat(proposal.changes()).extracting(it -> it.after().model()).containsExactly("gpt-9");
    assertThat(proposal.changes().getFirst().before()).isNull();
    assertThat(catalog.find("openai", "gpt-9")).isNull();

    assertThat(own.apply("another")).isFalse();
    assertThat(own.apply(Objects.requireNonNull(proposal.digest()))).isTrue();

    assertThat(own.read().state()).isEqualTo(State.APPLIED);
    assertThat(Objects.requireNonNull(catalog.find("openai", "gpt-9")).contextTokens())
        .isEqualTo(9);
    assertThat(catalog.priced("openai/gpt-9@1")).isNotNull();
    assertThat(catalog.find("openai", "gpt-4o-mini")).isNotNull();
  }

  @Test
  void aChangedFileIsProposedAnewAndABrokenOneLeavesWhatHeld() throws IOException {
    Path path = written("gpt-9", "openai/gpt-9@1", "1");
    OperatorCatalog own = new OperatorCatalog(catalog, path);
    own.apply(Objects.requireNonNull(own.read().digest()));

    written("gpt-9", "openai/gpt-9@2", "3");
    Proposal changed = own.read();
    ModelCard before = Objects.requireNonNull(changed.changes().getFirst().before());

    assertThat(changed.state()).isEqualTo(State.PENDING);
    assertThat(before.prices().getFirst().inputNanoUsd()).isEqualTo(1);

    Files.writeString(path, "{");
    touch(path);
    assertThat(own.read().state()).isEqualTo(State.BROKEN);
    assertThat(catalog.find("openai", "gpt-9")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-9, openai/gpt-9@1, -1, negative price",
    "gpt-9, openai/gpt-9@1, 1.5, (line",
    "gpt-4o-mini, openai/gpt-4o-mini@2026-07-24, 7, has other figures already",
  })
  void aFileThatMoneyCouldNotBeCountedWithIsBrokenAndSaysWhy(
      String model, String version, String input, String why) throws IOException {
    Proposal proposal = new OperatorCatalog(catalog, written(model, version, input)).read();

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
            + " \"capabilities\" is missing",
        "[1]; no list of those",
        "null; no list of those",
      })
  void aFileThatLacksSomethingSaysWhat(String file, String why) throws IOException {
    Path path = folder.resolve("catalog.json");
    Files.writeString(path, file.replace('\'', '"'));

    Proposal proposal = new OperatorCatalog(catalog, path).read();

    assertThat(proposal.state()).isEqualTo(State.BROKEN);
    assertThat(proposal.fault()).contains(why);
  }

  @Test
  void withoutAFileThereIsNothingToApprove() {
    assertThat(new OperatorCatalog(catalog, (@Nullable Path) null).read().state())
        .isEqualTo(State.NONE);
    assertThat(new OperatorCatalog(catalog, folder.resolve("none")).read().fault())
        .contains("cannot be read");
  }

  private Path written(String model, String version, String input) throws IOException {
    Path path = folder.resolve("catalog.json");
    Files.writeString(path, FILE.formatted(model, version, input));
    touch(path);
    return path;
  }

  /** A file system may tell times only to the second. */
  private void touch(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000 * ++writes));
  }
}
