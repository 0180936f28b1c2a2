package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.call.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * No model reads more of a request than this, however its vocabulary cuts the text: two bytes to a
 * token, a fixed number for each picture, and for what is not in the body, such as a document by
 * its id or the conversation before, as much as the model can read.
 *
 * @param text bytes that stand for themselves
 * @param pictures in the body or by their address
 * @param unseen whether it refers to what no body holds, or holds what is no text
 * @param sounds whether any are asked for
 * @param tools whether it describes some, which providers put into words of their own
 * @param writesCache whether it marks what is to be kept for the next
 */
record InputBound(
    long text, int pictures, boolean unseen, boolean sounds, boolean tools, boolean writesCache) {

  static final InputBound NOTHING = new InputBound(0, 0, false, false, false, false);

  /** Of a picture of 10,000 patches of 32 by 32 points, at the most tokens a patch has. */
  static final long PICTURE = 25_000;

  /** A small model of OpenAI's counts its pictures so that they cost as those of the large one. */
  static final long SMALL_MODELS_PICTURE = 50_000;

  private static final String SMALL_MODEL = "4o-mini";

  /** The longest preamble that a provider writes for its model where there are tools. */
  static final long TOOLS = 1_024;

  /** Where nobody knows how much a model reads: more than any did when this was written. */
  static final long UNKNOWN = 2_000_000;

  static InputBound of(RequestScan request) {
    return request.promptBytes() < 0
        ? new InputBound(request.body().length, 0, true, false, false, false)
        : new InputWalk().read(request);
  }

  /** Whether some of it may be charged as pictures or sounds are. */
  boolean hasMedia() {
    return pictures > 0 || unseen || sounds;
  }

  long tokens(Candidate candidate) {
    long seen = (text + 1) / 2 + pictures * picture(candidate.model()) + (tools ? TOOLS : 0);
    return unseen ? Math.max(seen, context(candidate.card())) : seen;
  }

  private static long picture(String model) {
    return model.contains(SMALL_MODEL) ? SMALL_MODELS_PICTURE : PICTURE;
  }

  private static long context(@Nullable ModelCard card) {
    return card == null || card.contextTokens() <= 0 ? UNKNOWN : card.contextTokens();
  }
}
