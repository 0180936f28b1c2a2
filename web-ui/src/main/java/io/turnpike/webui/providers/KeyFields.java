package io.turnpike.webui.providers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.webui.view.Submitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of a connection in its form: those that are stored, then those to be added. */
public record KeyFields(List<KeyRow> stored, List<NewKeyRow> added) {

  private static final Pattern OF_A_KEY = Pattern.compile("/api_keys/(\\d+)(/.*)?");

  static KeyFields of(List<KeyName> keys) {
    return new KeyFields(KeyRow.of(keys), NewKeyRow.padded(List.of()));
  }

  /**
   * Only what is ticked is removed: a key that someone else added meanwhile stays.
   *
   * @param keys stored now
   */
  static KeyChange.Exactly change(
      List<KeyName> keys, List<ProviderType> types, Submitted submitted) {
    List<Entry> entries = new ArrayList<>(typed(keys, submitted).entries());
    Given several = SecretInputs.given(types, submitted);
    if (several != null) {
      entries.add(several);
    }
    return new KeyChange.Exactly(entries);
  }

  /** How many keys stay or are added in the table. */
  static int count(List<KeyName> keys, Submitted submitted) {
    return typed(keys, submitted).entries().size();
  }

  private static KeyFields typed(List<KeyName> keys, Submitted submitted) {
    return new KeyFields(KeyRow.of(keys, submitted), NewKeyRow.of(submitted));
  }

  /** With each mistake at its key. */
  static KeyFields refused(List<KeyName> keys, Submitted submitted, Refusal refusal) {
    Map<Integer, String> errors = errors(refusal);
    int[] entry = {0};
    List<KeyRow> stored =
        KeyRow.of(keys, submitted).stream()
            .map(row -> row.removed() ? row : row.wrong(errors.get(entry[0]++)))
            .toList();
    List<NewKeyRow> added =
        NewKeyRow.of(submitted).stream().map(row -> row.wrong(errors.get(entry[0]++))).toList();
    return new KeyFields(stored, NewKeyRow.padded(added));
  }

  /** What is told elsewhere than at a key. */
  static Refusal others(Refusal refusal) {
    return refusal instanceof InvalidInput invalid
        ? new InvalidInput(
            invalid.mistakes().stream().filter(mistake -> entry(mistake) == null).toList())
        : refusal;
  }

  private List<Entry> entries() {
    return Stream.<Entry>concat(
            stored.stream().filter(row -> !row.removed()).map(KeyRow::entry),
            added.stream().map(NewKeyRow::entry))
        .toList();
  }

  private static Map<Integer, String> errors(Refusal refusal) {
    Map<Integer, String> errors = new HashMap<>();
    if (refusal instanceof InvalidInput invalid) {
      for (Mistake mistake : invalid.mistakes()) {
        Integer entry = entry(mistake);
        if (entry != null) {
          errors.merge(entry, mistake.message(), (one, other) -> one + " " + other);
        }
      }
    }
    return errors;
  }

  private static @Nullable Integer entry(Mistake mistake) {
    Matcher matcher = OF_A_KEY.matcher(mistake.pointer());
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /**
   * A stored key in the form.
   *
   * @param removed ticked to be removed
   * @param error what was wrong with it; null when nothing was
   */
  public record KeyRow(String id, String label, boolean removed, @Nullable String error) {

    static List<KeyRow> of(List<KeyName> keys) {
      return keys.stream().map(key -> new KeyRow(key.id(), key.label(), false, null)).toList();
    }

    static List<KeyRow> of(List<KeyName> keys, Submitted submitted) {
      return keys.stream().map(key -> of(key, submitted)).toList();
    }

    KeyRow wrong(@Nullable String why) {
      return new KeyRow(id, label, removed, why);
    }

    Stored entry() {
      return new Stored(id, label);
    }

    private static KeyRow of(KeyName key, Submitted submitted) {
      String label = submitted.orNull("key_label_" + key.id());
      boolean removed = submitted.column("key_remove").contains(key.id());
      return new KeyRow(key.id(), label == null ? key.label() : label, removed, null);
    }
  }
}
