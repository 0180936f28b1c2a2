package io.turnpike.routing.providers.rules;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.providers.rules.FieldRule.Range;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a vendor's fields applied to one request. */
final class FieldRuling {

  /** The gateway writes them itself; a stream's client gets its usage all the same. */
  private static final String OPTIONS = "stream_options";

  private final ModelSettings settings;
  private final List<String> changed;

  /**
   * @param changed gets the fields whose client has to be told
   */
  FieldRuling(ModelSettings settings, List<String> changed) {
    this.settings = settings;
    this.changed = changed;
  }

  void apply(List<FieldRule> rules) {
    for (FieldRule rule : rules) {
      rule.rename().forEach(settings::rename);
      rule.leaveOut().forEach(this::leaveOut);
      rule.leaveOutOfMessages().forEach(this::leaveOutOfMessages);
      rule.within().forEach(this::bound);
      messages(rule);
    }
  }

  private void leaveOut(String field) {
    if (settings.has(field) && !field.equals(OPTIONS)) {
      changed.add(field);
    }
    if (settings.has(field) || field.equals(OPTIONS)) {
      settings.leaveOut(field);
    }
  }

  private void leaveOutOfMessages(String field) {
    if (settings.leaveOutOfMessages(field)) {
      changed.add("messages[]." + field);
    }
  }

  /** Nobody is told: they still say what they said. */
  private void messages(FieldRule rule) {
    if (!rule.roles().isEmpty()) {
      settings.renameRoles(rule.roles());
    }
    if (rule.callIds() != null) {
      settings.shortenCallIds(rule.callIds());
    }
  }

  private void bound(String field, Range range) {
    BigDecimal number = number(settings.value(field));
    BigDecimal nearest = number == null ? null : range.nearest(number);
    if (nearest != null && !nearest.equals(number)) {
      settings.set(field, nearest.toPlainString());
      changed.add(field);
    }
  }

  private static @Nullable BigDecimal number(@Nullable String json) {
    try {
      return json == null || json.length() > 40 ? null : new BigDecimal(json);
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
