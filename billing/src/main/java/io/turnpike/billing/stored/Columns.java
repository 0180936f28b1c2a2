package io.turnpike.billing.stored;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Columns of {@code usage_event} that hold a record of one type. Each is added with its name and
 * with how it is written, and is handed back as the {@link Cell} that reads it.
 */
final class Columns<T> {

  private final List<String> names = new ArrayList<>();
  private final List<String> selected = new ArrayList<>();
  private final List<BiConsumer<CopyRow, T>> writers = new ArrayList<>();

  int count() {
    return names.size();
  }

  /** For COPY. */
  String names() {
    return String.join(", ", names);
  }

  /** For SELECT. */
  String selected() {
    return String.join(", ", selected);
  }

  void write(CopyRow row, T value) {
    for (int i = 0; i < writers.size(); i++) {
      writers.get(i).accept(row, value);
    }
  }

  /** Adds those of a record inside this one, which is taken out once for all of them. */
  <I> Columns<T> with(Columns<I> inner, Function<T, I> part) {
    names.addAll(inner.names);
    selected.addAll(inner.selected);
    writers.add((row, of) -> inner.write(row, part.apply(of)));
    return this;
  }

  Cell<UUID> uuid(String name, Function<T, UUID> value) {
    add(name, name, (row, of) -> row.uuid(value.apply(of)));
    return Cell.filled(name, UUID.class);
  }

  Cell<String> text(String name, int most, Function<T, String> value) {
    add(name, name, (row, of) -> row.text(value.apply(of), most));
    return Cell.filled(name, String.class);
  }

  Cell<@Nullable String> optional(String name, int most, Function<T, @Nullable String> value) {
    add(name, name, (row, of) -> row.text(value.apply(of), most));
    return row -> row.get(name, String.class);
  }

  /** A word of ours, which needs no cutting. */
  Cell<String> plain(String name, Function<T, String> value) {
    add(name, name, (row, of) -> row.plain(value.apply(of)));
    return Cell.filled(name, String.class);
  }

  Cell<String> json(String name, Function<T, String> value) {
    add(name, name + "::text as " + name, (row, of) -> row.plain(value.apply(of)));
    return Cell.filled(name, String.class);
  }

  Cell<String> jsonb(String name, Function<T, String> value) {
    add(name, name + "::text as " + name, (row, of) -> row.jsonb(value.apply(of)));
    return Cell.filled(name, String.class);
  }

  /** For what is read by Postgres alone. */
  void optionalJsonb(String name, Function<T, @Nullable String> value) {
    add(name, name, (row, of) -> row.jsonb(value.apply(of)));
  }

  Cell<Instant> time(String name, Function<T, Instant> value) {
    add(name, name, (row, of) -> row.time(value.apply(of)));
    return Cell.filled(name, Instant.class);
  }

  /** For what is read by Postgres alone. */
  void day(String name, Function<T, LocalDate> value) {
    add(name, name, (row, of) -> row.day(value.apply(of)));
  }

  Cell<Integer> number(String name, ToIntFunction<T> value) {
    add(name, name, (row, of) -> row.integer(value.applyAsInt(of)));
    return Cell.filled(name, Integer.class);
  }

  Cell<Long> big(String name, ToLongFunction<T> value) {
    add(name, name, (row, of) -> row.big(value.applyAsLong(of)));
    return Cell.filled(name, Long.class);
  }

  Cell<@Nullable Long> optionalBig(String name, Function<T, @Nullable Long> value) {
    add(name, name, (row, of) -> row.big(value.apply(of)));
    return row -> row.get(name, Long.class);
  }

  Cell<@Nullable Integer> optionalNumber(String name, Function<T, @Nullable Integer> value) {
    add(name, name, (row, of) -> row.integer(value.apply(of)));
    return row -> row.get(name, Integer.class);
  }

  Cell<@Nullable Double> optionalReal(String name, Function<T, @Nullable Double> value) {
    add(name, name, (row, of) -> row.real(value.apply(of)));
    return row -> row.get(name, Double.class);
  }

  Cell<Boolean> flag(String name, Predicate<T> value) {
    add(name, name, (row, of) -> row.flag(value.test(of)));
    return Cell.filled(name, Boolean.class);
  }

  private void add(String name, String selected, BiConsumer<CopyRow, T> writer) {
    names.add(name);
    this.selected.add(selected);
    writers.add(writer);
  }
}
