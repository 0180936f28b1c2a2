package io.turnpike.routing.dialects.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.settings.SentFields.Value;
import io.turnpike.routing.dialects.settings.SettingPlaces.Place;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings that stand in fields, by a dialect's list of places. */
public final class FieldSettings implements ModelSettings {

  private static final String NO_THOUGHT = "none";
  private static final String NO_THINKING = "disabled";

  private final RequestScan request;
  private final Target target;
  private final SettingPlaces places;
  private final SentFields fields;

  /**
   * @param body of the request
   * @param target its parameters in the words of the dialect
   */
  public FieldSettings(RequestScan request, ScannedBody body, Target target, SettingPlaces places) {
    this.request = request;
    this.target = target;
    this.places = places;
    this.fields = new SentFields(body, target);
  }

  @Override
  public boolean isWritten(Setting setting) {
    return !places.of(setting).isEmpty();
  }

  @Override
  public @Nullable String word(Setting setting) {
    if (!isWritten(setting)) {
      return null;
    }
    Value value = value(place(setting));
    return value == null && isUnthinking(setting) ? NO_THINKING : word(setting, value);
  }

  @Override
  public String field(Setting setting) {
    Place place = place(setting);
    return value(place) == null && isUnthinking(setting)
        ? place(Setting.EFFORT).path()
        : place.path();
  }

  @Override
  public void change(Setting setting, String word) {
    Place place = place(setting);
    if (isUnthinking(setting)) {
      leaveOut(Setting.EFFORT);
    }
    byte[] json = json(setting, place, word);
    String inner = place.inner();
    fields.set(
        place.field(),
        inner == null ? json : JsonMembers.with(fields.value(place.field()), inner, json));
  }

  @Override
  public void leaveOut(Setting setting) {
    Place place = place(setting);
    Value whole = fields.value(place.field());
    String inner = place.inner();
    byte[] rest =
        whole == null || inner == null ? JsonMembers.NONE : JsonMembers.without(whole, inner);
    if (rest.length == JsonMembers.NONE.length) {
      fields.remove(place.field());
    } else {
      fields.set(place.field(), rest);
    }
  }

  @Override
  public boolean has(String field) {
    return fields.has(field);
  }

  @Override
  public @Nullable String value(String field) {
    Value value = fields.value(field);
    return value == null
        ? null
        : new String(value.bytes(), value.start(), value.end() - value.start(), UTF_8);
  }

  @Override
  public void set(String field, String json) {
    fields.set(field, json.getBytes(UTF_8));
  }

  @Override
  public void leaveOut(String field) {
    fields.remove(field);
  }

  @Override
  public void rename(String field, String other) {
    Value value = fields.value(field);
    if (value != null && fields.value(other) == null) {
      fields.set(other, value.copy());
    }
    if (fields.has(field)) {
      fields.remove(field);
    }
  }

  @Override
  public boolean leaveOutOfMessages(String field) {
    return said(messages -> MessageFields.without(field, messages));
  }

  @Override
  public void renameRoles(Map<String, String> roles) {
    said(messages -> MessageFields.withRoles(roles, messages));
  }

  @Override
  public void shortenCallIds(int length) {
    said(messages -> MessageFields.withCallIds(length, messages));
  }

  @Override
  public @Nullable String prefill() {
    String conversation = places.conversation();
    Value all = conversation == null ? null : fields.value(conversation);
    return all != null && LastElement.isAnswer(all) ? conversation : null;
  }

  @Override
  public RequestBody sent(String model) {
    if (fields.isUnchanged()) {
      return request.sent(model, target);
    }
    Set<String> removed = fields.removed();
    RequestScan left = removed.isEmpty() ? request : request.rewritten(removed, null);
    return left.sent(model, fields.changing());
  }

  /**
   * @param change of the conversation as JSON; null where it stays
   */
  private boolean said(Function<Value, byte @Nullable []> change) {
    String conversation = places.conversation();
    Value all = conversation == null ? null : fields.value(conversation);
    byte[] other = all == null ? null : change.apply(all);
    if (other == null || conversation == null) {
      return false;
    }
    fields.set(conversation, other);
    return true;
  }

  /** A dialect that has a word for no thought, and another place that says how thinking is done. */
  private boolean isUnthinking(Setting setting) {
    return setting == Setting.THINKING
        && isWritten(Setting.EFFORT)
        && NO_THOUGHT.equals(word(Setting.EFFORT, value(place(Setting.EFFORT))));
  }

  private @Nullable Value value(Place place) {
    if (fields.isDropped(place.path()) || fields.isDropped(place.field())) {
      return null;
    }
    Value whole = fields.value(place.field());
    String inner = place.inner();
    return whole == null || inner == null ? whole : JsonMembers.of(whole, inner);
  }

  private static @Nullable String word(Setting setting, @Nullable Value value) {
    String word = value == null ? null : JsonMembers.word(value);
    return word == null || value == null || setting != Setting.TOOL_CHOICE
        ? word
        : choice(word, value);
  }

  private static String choice(String word, Value value) {
    return switch (word) {
      case "auto", NO_THOUGHT -> word;
      case "allowed_tools" -> JsonMembers.contains(value, "\"required\"") ? FORCED : "auto";
      default -> FORCED;
    };
  }

  private byte[] json(Setting setting, Place place, String word) {
    if (setting == Setting.OUTPUT_LIMIT || setting == Setting.OLDER_OUTPUT_LIMIT) {
      return word.getBytes(UTF_8);
    }
    byte[] quoted = JsonText.quoted(word);
    return place.tagged()
        ? JsonMembers.tagged(quoted, fields.value(place.field()), place.kept())
        : quoted;
  }

  /** Where it is said, or would be. */
  private Place place(Setting setting) {
    List<Place> all = places.of(setting);
    for (Place place : all) {
      if (value(place) != null) {
        return place;
      }
    }
    return all.getFirst();
  }
}
