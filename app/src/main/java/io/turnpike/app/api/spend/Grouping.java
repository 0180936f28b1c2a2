package io.turnpike.app.api.spend;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.infra.refusal.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code group_by} asks for.
 *
 * @param tag name of the metadata entry that is grouped by; null for none
 */
record Grouping(List<Dimension> dimensions, @Nullable String tag) {

  private static final List<String> TAG = List.of("tag:", "metadata.");

  static Grouping read(@Nullable String groupBy) {
    List<Dimension> dimensions = new ArrayList<>();
    String tag = null;
    for (String word : groupBy == null || groupBy.isBlank() ? new String[0] : groupBy.split(",")) {
      String named = tag(word.strip());
      if (named != null && tag != null && !named.equals(tag)) {
        throw InvalidInput.at(
            "/group_by", "takes one metadata entry, not both " + tag + " and " + named);
      }
      tag = named == null ? tag : named;
      dimensions.add(named == null ? dimension(word.strip()) : Dimension.TAG);
    }
    return new Grouping(dimensions.stream().distinct().toList(), tag);
  }

  /** How answers call it: as it is asked for. */
  String name(Dimension dimension) {
    return dimension == Dimension.TAG ? "tag:" + tag : Fields.word(dimension);
  }

  private static @Nullable String tag(String word) {
    return TAG.stream()
        .filter(prefix -> word.startsWith(prefix) && word.length() > prefix.length())
        .map(prefix -> word.substring(prefix.length()))
        .findFirst()
        .orElse(null);
  }

  private static Dimension dimension(String word) {
    Dimension dimension = Fields.requiredWord("group_by", Dimension.class, word);
    if (dimension == Dimension.TAG) {
      throw InvalidInput.at(
          "/group_by", "must name the metadata entry, as in \"tag:customer\", not only \"tag\"");
    }
    return dimension;
  }
}
