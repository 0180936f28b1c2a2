package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.contents.RequestContents;
import org.jspecify.annotations.Nullable;

/**
 * No model reads more of a request than this, however its vocabulary cuts the text: two bytes to a
 * token, a fixed number for each picture, and for what is not in the body, such as a document by
 * its id or the conversation before, as much as the model can read.
 */
final class InputBound {

  /** Of a picture of 10,000 patches of 32 by 32 points, at the most tokens a patch has. */
  static final long PICTURE = 25_000;

  /** A small model of OpenAI's counts its pictures so that they cost as those of the large one. */
  static final long SMALL_MODELS_PICTURE = 50_000;

  private static final String SMALL_MODEL = "4o-mini";

  /** The longest preamble that a provider writes for its model where there are tools. */
  static final long TOOLS = 1_024;

  /** Where nobody knows how much a model reads: more than any did when this was written. */
  static final long UNKNOWN = 2_000_000;

  private InputBound() {}

  /**
   * @param model as it is sent
   * @param card null when nothing is known of it
   */
  static long tokens(RequestContents contents, String model, @Nullable ModelCard card) {
    long seen =
        (contents.text() + 1) / 2
            + contents.pictures() * picture(model)
            + (contents.tools() ? TOOLS : 0);
    return contents.unseen() ? Math.max(seen, context(card)) : seen;
  }

  private static long picture(String model) {
    return model.contains(SMALL_MODEL) ? SMALL_MODELS_PICTURE : PICTURE;
  }

  private static long context(@Nullable ModelCard card) {
    return card == null || card.contextTokens() <= 0 ? UNKNOWN : card.contextTokens();
  }
}
