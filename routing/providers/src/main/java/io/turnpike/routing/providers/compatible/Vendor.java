package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.ProbeMeans;
import io.turnpike.routing.providers.rules.FieldRule;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor, as its entry has it. Only what is published or documented stands there; what is not
 * known is left out.
 *
 * @param word of its type of connections; also the name of the entry's file
 * @param baseUrl null where each connection has its own
 * @param example of such an address; null where there is a common one
 * @param documentation of its API
 * @param operations that it has of those that dialects speak; any other is passed on as it comes
 * @param key null for one in {@code Authorization}
 * @param region where it works on data; null where it does not say, or it depends
 * @param dataPolicy null where nothing of it is known
 * @param models null for a list that needs a key
 * @param paths of operations that it has elsewhere on its host than below the address, for example
 *     {@code rerank} at {@code /v2/rerank}
 * @param parameters what it calls otherwise, or refuses
 * @param rerank what it calls otherwise there; null for the usual names
 * @param routes whether requests say to it, in {@code models} and {@code provider}, to whom it is
 *     to pass them on; null for no
 * @param usageInStreams null for {@link StreamUsage#ASKED}
 * @param notes what a person should know beyond that
 * @param aliases under which other gateways know it
 * @param errors how it refuses, by example
 * @param usage what it counts, by example
 */
record Vendor(
    String word,
    String title,
    @Nullable URI baseUrl,
    @Nullable URI example,
    URI documentation,
    List<String> operations,
    @Nullable Key key,
    @Nullable String region,
    @Nullable DataPolicy dataPolicy,
    @Nullable Models models,
    Map<String, String> paths,
    List<FieldRule> parameters,
    @Nullable RerankWords rerank,
    @Nullable Boolean routes,
    @Nullable StreamUsage usageInStreams,
    List<String> notes,
    List<OtherWord> aliases,
    List<RefusalExample> errors,
    List<UsageExample> usage) {

  private static final String OPTIONS = "stream_options";

  /** Whether a connection to it has a key. */
  boolean needsKey() {
    return key == null || !Boolean.FALSE.equals(key.needed());
  }

  /** Name of the header that the key stands in by itself; null for {@code Authorization}. */
  @Nullable String keyHeader() {
    return key == null ? null : key.header();
  }

  /** What becomes of the fields of a request. */
  List<FieldRule> fieldRules() {
    List<FieldRule> rules = new ArrayList<>(parameters);
    if (usageInStreams == StreamUsage.ALWAYS) {
      rules.add(FieldRule.refusing(OPTIONS));
    }
    return List.copyOf(rules);
  }

  ProbeMeans probe() {
    return models == null
        ? ProbeMeans.LIST
        : new ProbeMeans(
            !Boolean.FALSE.equals(models.listed()),
            Boolean.TRUE.equals(models.open()),
            models.cheapest());
  }

  /**
   * @param needed null for yes
   * @param header that it stands in by itself; null for {@code Authorization}
   */
  record Key(@Nullable Boolean needed, @Nullable String header) {}

  /**
   * What it says in public of how it treats data.
   *
   * @param zdr whether it keeps nothing, by default; null where it does not say
   * @param training {@code none} or {@code allowed}, by default; null where it does not say
   * @param note what else has to be known
   * @param source where it says so
   * @param asOf when that was read, or is dated
   */
  record DataPolicy(
      @Nullable Boolean zdr,
      @Nullable String training,
      @Nullable String note,
      URI source,
      LocalDate asOf) {}

  /**
   * @param listed whether there is a list; null for yes
   * @param open whether anybody gets it, with or without a key; null for no
   * @param cheapest a model that a call of one token is made of where the list does not do; null
   *     where none is known
   */
  record Models(@Nullable Boolean listed, @Nullable Boolean open, @Nullable String cheapest) {}

  /**
   * @param topN for {@code top_n} in requests
   * @param results for {@code results} in answers
   */
  record RerankWords(String topN, String results) {}

  /** How a stream comes to tell what was used. */
  enum StreamUsage {
    /** By {@code stream_options}, as with OpenAI. */
    ASKED,
    /** By itself; the question is refused. */
    ALWAYS
  }

  /**
   * @param baseUrl where that is; null for the vendor's own address
   */
  record OtherWord(String word, @Nullable URI baseUrl) {}

  /**
   * @param means what status and body mean together
   */
  record RefusalExample(int status, FailureClass means, String body) {}

  /**
   * @param body the usage object of an answer
   * @param counts tokens by class, as they do not overlap; a class that is left out has none
   */
  record UsageExample(String body, Map<String, Long> counts) {}
}
