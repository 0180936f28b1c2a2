package io.turnpike.routing.dialects;

/**
 * What a request may say of how a model is to answer, whatever its dialect calls it and wherever it
 * writes it.
 */
public enum Setting {
  /**
   * How much thought goes into an answer: {@code low}, {@code high}; {@code none} for no thought.
   */
  EFFORT,

  /** How a model thinks: {@code adaptive}, {@code enabled}, {@code disabled}. */
  THINKING,

  TEMPERATURE,
  TOP_P,
  TOP_K,
  PRESENCE_PENALTY,
  FREQUENCY_PENALTY,

  /** {@code auto} and {@code none}, which leave a model free, or {@link ModelSettings#FORCED}. */
  TOOL_CHOICE,

  /** Most tokens of an answer. */
  OUTPUT_LIMIT,

  /** The same under a name from before, where a dialect has two. */
  OLDER_OUTPUT_LIMIT
}
