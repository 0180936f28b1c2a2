package io.turnpike.routing.providers.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models of some names take. What is null is taken as it comes.
 *
 * @param models their names, in which {@code *} stands for any text
 * @param types of the connections that it holds for; null for all
 * @param source where this can be read
 * @param effort words for how much thought goes into an answer
 * @param thinking words for how it is done
 * @param forcedToolChoice whether a tool may be demanded
 * @param prefill whether the client may begin the answer
 */
record ModelRule(
    List<String> models,
    @Nullable List<String> types,
    @Nullable String source,
    @Nullable Words effort,
    @Nullable Words thinking,
    @Nullable Sampling sampling,
    @Nullable Forced forcedToolChoice,
    @Nullable Prefill prefill,
    @Nullable OutputLimit outputLimit,
    @Nullable Responses responses) {

  /** Of a model of which nothing is known. */
  static final ModelRule NONE =
      new ModelRule(List.of(), null, null, null, null, null, null, null, null, null);

  ModelRule {
    requireNonNull(models, "A rule names its models.");
  }

  /**
   * @param accepts null for all that {@code instead} does not name
   * @param instead what to say in place of a word
   * @param otherwise what becomes of any other word; null for {@link Otherwise#REFUSE}
   */
  record Words(
      @Nullable List<String> accepts,
      @Nullable Map<String, String> instead,
      @Nullable Otherwise otherwise) {

    boolean accepts(String word) {
      return accepts == null ? instead(word) == null : accepts.contains(word);
    }

    @Nullable String instead(String word) {
      return instead == null ? null : instead.get(word);
    }
  }

  /**
   * Temperature, top_p, top_k and the penalties.
   *
   * @param otherwise null for {@link Otherwise#REFUSE}
   * @param allAtEffort at these efforts all are taken; {@link Effort#DEFAULT} for none given
   */
  record Sampling(
      Sampled accepts, @Nullable Otherwise otherwise, @Nullable List<String> allAtEffort) {

    Sampling {
      requireNonNull(accepts, "Sampling says what it accepts.");
    }
  }

  enum Sampled {
    NONE,
    TEMPERATURE_OR_TOP_P
  }

  /** What becomes of something that is not taken. */
  enum Otherwise {
    /** The request is not sent, so that another target may serve it. */
    REFUSE,
    /** It goes without, and its client is told. */
    LEAVE_OUT
  }

  enum Forced {
    REFUSE,
    /** The model may choose, and the client is told. */
    AUTO
  }

  enum Prefill {
    REFUSE
  }

  /**
   * @param field the only one of {@code max_tokens} and {@code max_completion_tokens} that is
   *     known; null where both are
   * @param most tokens of the longest answer; more is lowered, and the client is told
   */
  record OutputLimit(@Nullable LimitField field, @Nullable Long most) {}

  enum LimitField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /**
   * When a chat request goes to OpenAI's Responses API.
   *
   * @param unlessEffort at these efforts it does not; {@link Effort#DEFAULT} for none given
   */
  record Responses(When when, @Nullable List<String> unlessEffort) {

    Responses {
      requireNonNull(when, "Responses says when.");
    }
  }

  enum When {
    ALWAYS,
    /** It has tools. */
    TOOLS
  }

  /** Which effort a request asks for, where rules tell them apart. */
  static final class Effort {

    /** That of the model, for a request that names none. */
    static final String DEFAULT = "default";

    private Effort() {}

    static boolean isAmong(@Nullable List<String> efforts, @Nullable String word) {
      return efforts != null && efforts.contains(word == null ? DEFAULT : word);
    }
  }

  /** Whether it is about this model behind connections of this type. */
  boolean isFor(String type, String model) {
    return (types == null || types.contains(type))
        && models.stream().anyMatch(glob -> Glob.matches(glob, model));
  }
}
