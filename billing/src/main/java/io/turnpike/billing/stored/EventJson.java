package io.turnpike.billing.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON columns of {@code usage_event}: attempts, decision record, metadata. What is absent is
 * not written; what only a newer release knows is passed over.
 */
public final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(TokenUsage.class, OnlyWhatWasUsed.class)
          .addMixIn(DecisionNote.class, NoteKinds.class)
          .addModule(StorableText.module())
          .disable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final TypeReference<List<StoredAttempt>> ATTEMPTS = new TypeReference<>() {};
  private static final TypeReference<List<DecisionNote>> NOTES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

  private EventJson() {}

  public static String metadata(Map<String, String> metadata) {
    return metadata.isEmpty() ? "{}" : write(metadata);
  }

  /** Of records that say nothing of their kind. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static String attempts(List<Attempt> attempts) {
    return MAPPER.writerFor(ATTEMPTS).writeValueAsString(StoredAttempt.of(attempts));
  }

  /** Written by their common type, so that each says its kind. */
  public static String notes(List<DecisionNote> notes) {
    return notes.isEmpty() ? "[]" : MAPPER.writerFor(NOTES).writeValueAsString(notes);
  }

  public static List<Attempt> attempts(String json) {
    List<StoredAttempt> stored = MAPPER.readValue(json, ATTEMPTS);
    return stored.stream().map(StoredAttempt::attempt).toList();
  }

  public static List<DecisionNote> notes(String json) {
    List<DecisionNote> notes = MAPPER.readValue(json, NOTES);
    return notes.stream().filter(Objects::nonNull).toList();
  }

  public static Map<String, String> metadata(String json) {
    return MAPPER.readValue(json, METADATA);
  }

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  private interface OnlyWhatWasUsed {}
}
