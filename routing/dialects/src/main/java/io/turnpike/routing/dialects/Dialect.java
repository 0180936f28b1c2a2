package io.turnpike.routing.dialects;

import io.turnpike.routing.ModelCatalog.ModelCard;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of client speaks: how its requests are read, how answers to them are understood,
 * how errors are written. A bean without state, shared by all requests; the gateway goes by this
 * interface and knows the words of no dialect.
 */
public interface Dialect {

  /** What clients ask for in it. The first one is meant where nobody says. */
  List<Operation> operations();

  /**
   * Throws {@link GatewayFailure} for a body that is no such request.
   *
   * @param query of the address, without the question mark; null without one
   */
  RequestScan request(Operation operation, @Nullable String query, byte[] body);

  /**
   * The same for a dialect whose requests may be anything.
   *
   * @param contentType as the client sent it; null without one
   */
  default RequestScan request(
      Operation operation, @Nullable String query, @Nullable String contentType, byte[] body) {
    return request(operation, query, body);
  }

  /** A whole answer; null for bytes that are no JSON object. */
  @Nullable AnswerScan answer(byte[] body);

  /**
   * What the head of an answer says was used, where that stands apart from the answer itself.
   *
   * @param header by its name in lower case; null for one that is not there
   */
  default UsageReport counted(Function<String, @Nullable String> header) {
    return UsageReport.NONE;
  }

  /** Bytes of text in a whole answer, for the estimate of one that nobody counted. */
  int contentBytes(byte[] answer);

  /** Whether a provider's filter ended an answer, whole or by the data of one of its frames. */
  boolean isFiltered(byte[] data, int start, int length);

  /** For the frames of one stream. */
  FrameScan frames();

  /** What the counts of a usage object are called. */
  UsageTerms usageTerms();

  /** An error that is the whole answer. */
  byte[] errorBody(GatewayFailure failure, UUID requestId);

  /**
   * Beginnings of the names of headers that belong to this dialect, in lower case: a provider that
   * speaks it gets them as the client sent them.
   */
  default List<String> headers() {
    return List.of();
  }

  /** Where a whole answer says under which id its provider keeps it; null where it does not. */
  default @Nullable StoredId storedId(byte[] answer) {
    return null;
  }

  /**
   * The id of the answer, kept by its provider, that a path is about; null for any other path.
   *
   * @param path under {@code /v1/}, of no operation of this dialect's
   */
  default @Nullable String storedAt(String path) {
    return null;
  }

  /**
   * Whether a path that is passed on is asked of no model, whatever else would give it one.
   *
   * @param path under {@code /v1/}
   */
  default boolean isOfNoModel(String path) {
    return false;
  }

  /**
   * Whether clients go by the wording of a provider's own errors, and this is one in the words of
   * this dialect: then it is relayed with its status and body as they came.
   *
   * @param answer that is no success
   */
  default boolean keepsRefusal(byte[] answer) {
    return false;
  }

  /** Slots of its requests with what a provider signed that speaks it. */
  default Set<String> signedSlots() {
    return Set.of();
  }

  /**
   * The answer of the gateway's own to an operation that a provider does not have, for example a
   * count of tokens; null where only a provider can answer.
   *
   * @param operation one of this dialect's
   */
  default byte @Nullable [] estimate(Operation operation, RequestScan request) {
    return null;
  }

  /** The way from its answers back to their canonical form; null where there is none. */
  default @Nullable Translation canonically() {
    return null;
  }

  /**
   * A page with the models of a caller that the address asks for, in the detail it asks for.
   *
   * @param query of the address, without the question mark; null without one
   */
  byte[] models(List<ModelEntry> models, @Nullable String query);

  byte[] model(ModelEntry model);

  /**
   * A model that a caller can ask for.
   *
   * @param id what to write as the model of a request
   * @param connection name of the provider connection that serves it
   * @param title for people
   * @param card what the catalogue knows of it; null for nothing
   * @param prices what it costs today; null when that is not known
   */
  record ModelEntry(
      String id,
      String connection,
      String title,
      @Nullable ModelCard card,
      @Nullable TokenPrices prices) {

    /** One that nothing more is known of. */
    public ModelEntry(String id, String connection) {
      this(id, connection, id, null, null);
    }

    /** The same model by another name. */
    public ModelEntry called(String name) {
      return new ModelEntry(name, connection, name + " (" + title + ")", card, prices);
    }
  }

  /**
   * Nano-USD per token, in the usual service.
   *
   * @param cacheRead null when a cache's price is not known
   * @param cacheWrite of the shortest that is kept; null when not known
   */
  record TokenPrices(
      long input, long output, @Nullable Long cacheRead, @Nullable Long cacheWrite) {}

  /**
   * The place of an id in an answer.
   *
   * @param start offset of its first character
   * @param end offset after its last
   */
  record StoredId(int start, int end) {}

  /**
   * What a dialect calls the counts in its usage objects.
   *
   * @param input field with the tokens that were read
   * @param output field with the tokens that were written
   */
  record UsageTerms(String input, String output) {}
}
