package io.turnpike.routing.dialects;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a request as a target would get them, in words that all dialects share, and
 * changes to them. Looks where the scan found the fields. Of one request and target; not shared.
 */
public interface ModelSettings {

  /** Word of a tool choice that obliges a model to call one. */
  String FORCED = "forced";

  /** Whether its dialect has a place for it. */
  boolean isWritten(Setting setting);

  /** The value, numbers as they are written; null when the request does not say. */
  @Nullable String word(Setting setting);

  /** Where its sender finds it, for example {@code output_config.effort}. */
  String field(Setting setting);

  /**
   * Says something else.
   *
   * @param word as {@link #word} has them
   */
  void change(Setting setting, String word);

  /** Does not say it any more. */
  void leaveOut(Setting setting);

  /** Whether a field of this name stands at the top of the request; it may say nothing. */
  boolean has(String field);

  /** What stands there, as JSON; null for nothing. */
  @Nullable String value(String field);

  /**
   * @param json in its place, or beside the other fields
   */
  void set(String field, String json);

  /** Does not say it any more, nor add it by itself. */
  void leaveOut(String field);

  /** Says under another name what stands there; what that one says already stays. */
  void rename(String field, String other);

  /** Whether messages had a field of this name, which they have no more. */
  boolean leaveOutOfMessages(String field);

  /** Has each message of one of these roles say the other, which means the same. */
  void renameRoles(Map<String, String> roles);

  /**
   * Gives each call of a tool, and its result, an id of so many letters and digits; those that have
   * one keep it.
   *
   * @param length at most 64
   */
  void shortenCallIds(int length);

  /** The place of a last message that begins the answer itself; null when none does. */
  @Nullable String prefill();

  /** The request with all changes, as {@link RequestScan#sent} has it. */
  RequestBody sent(String model);
}
