package io.turnpike.routing.dialects;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of client speaks: how its requests are read, how answers to them are understood,
 * how errors are written. A bean without state, shared by all requests; the gateway goes by this
 * interface and knows the words of no dialect.
 */
public interface Dialect {

  /** What clients ask for in it. The first one is meant where nobody says. */
  List<Operation> operations();

  /** Throws {@link GatewayFailure} for a body that is no such request. */
  RequestScan request(Operation operation, byte[] body);

  /** A whole answer; null for bytes that are no JSON object. */
  @Nullable AnswerScan answer(byte[] body);

  /** Bytes of text in a whole answer, for the estimate of one that nobody counted. */
  int contentBytes(byte[] answer);

  /** Whether a provider's filter ended an answer, whole or by the data of one of its frames. */
  boolean isFiltered(byte[] data, int start, int length);

  /** For the frames of one stream. */
  FrameScan frames();

  /** What is added to a stream that is finished and was closed without its last frame. */
  byte[] endFrame();

  /** What the counts of a usage object are called. */
  UsageTerms usageTerms();

  /** An error that is the whole answer. */
  byte[] errorBody(GatewayFailure failure, UUID requestId);

  /** An error as the last frame of a stream that had begun. */
  byte[] errorEvent(String code, String sentence, UUID requestId);

  /** A page with all models of a caller. */
  byte[] models(List<ModelEntry> models);

  byte[] model(ModelEntry model);

  /**
   * A model that a caller can ask for.
   *
   * @param id what to write as the model of a request
   * @param connection name of the provider connection that serves it
   */
  record ModelEntry(String id, String connection) {}

  /**
   * What a dialect calls the counts in its usage objects.
   *
   * @param input field with the tokens that were read
   * @param output field with the tokens that were written
   */
  record UsageTerms(String input, String output) {}
}
