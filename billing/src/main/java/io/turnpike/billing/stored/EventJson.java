package io.turnpike.billing.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The JSON columns of {@code usage_event}: attempts, decision record, metadata. What is absent is
 * not written; what only a newer release knows is passed over.
 */
final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(TokenUsage.class, OnlyWhatWasUsed.class)
          .addMixIn(DecisionNote.class, NoteKinds.class)
          .addModule(new SimpleModule("text").addSerializer(String.class, new StorableText()))
          .disable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final TypeReference<List<StoredAttempt>> ATTEMPTS = new TypeReference<>() {};
  private static final TypeReference<List<DecisionNote>> NOTES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

  private static final ObjectWriter ATTEMPTS_WRITER = MAPPER.writerFor(ATTEMPTS);
  private static final ObjectWriter NOTES_WRITER = MAPPER.writerFor(NOTES);

  private EventJson() {}

  public static String metadata(Map<String, String> metadata) {
    return metadata.isEmpty() ? "{}" : write(metadata);
  }

  /** Of records that say nothing of their kind. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static String attempts(List<Attempt> attempts) {
    return ATTEMPTS_WRITER.writeValueAsString(StoredAttempt.of(attempts));
  }

  /** Written by their common type, so that each says its kind. */
  public static String notes(List<DecisionNote> notes) {
    return notes.isEmpty() ? "[]" : NOTES_WRITER.writeValueAsString(notes);
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

  /** Postgres holds no NUL, not in JSON either. */
  private static final class StorableText extends StdSerializer<String> {

    private StorableText() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(CopyRow.storable(value));
    }
  }

  /** The words by which the kinds of notes are told apart in JSON. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(name = "evaluated", value = DecisionNote.Evaluated.class),
    @Type(name = "excluded", value = DecisionNote.Excluded.class),
    @Type(name = "ordered", value = DecisionNote.Ordered.class),
    @Type(name = "followed", value = DecisionNote.Followed.class),
    @Type(name = "hedged", value = DecisionNote.Hedged.class),
    @Type(name = "copied", value = DecisionNote.Shadowed.class),
    @Type(name = "copy_of", value = DecisionNote.ShadowOf.class),
    @Type(name = "omitted", value = DecisionNote.Omitted.class),
    @Type(name = "usage_rejected", value = DecisionNote.UsageRejected.class),
    @Type(name = "warned", value = DecisionNote.Warned.class),
    @Type(name = "degraded", value = DecisionNote.Degraded.class),
    @Type(name = "renamed", value = DecisionNote.Renamed.class),
    @Type(name = "cached", value = DecisionNote.Cached.class),
    @Type(name = "guarded", value = DecisionNote.Guarded.class),
    @Type(name = "served_by", value = DecisionNote.ServedBy.class)
  })
  private interface NoteKinds {}
}
