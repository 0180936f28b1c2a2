package io.turnpike.routing.usage;

import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Renamed;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.DecisionNote.ServedBy;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.DecisionNote.Warned;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The order of the decision record's fields: each note is its kind and a frame, so that a build
 * passes over the kinds it does not know and over what was appended to those it does. A record
 * takes {@link #MOST_BYTES}; what does not fit is counted in a last note.
 */
final class NoteFields {

  static final int MOST_BYTES = 64 * 1024;
  static final int MOST_TEXT = 512;
  static final int MOST_LISTED = 100;

  private static final int NO_MORE = 0;
  private static final double MILLIONTHS = 1_000_000;

  private NoteFields() {}

  static RecordWriter writeAll(RecordWriter out, List<DecisionNote> notes) {
    int most = out.size() + MOST_BYTES;
    for (int i = 0; i < notes.size(); i++) {
      if (out.size() >= most) {
        return write(out, new Omitted("", notes.size() - i)).one(NO_MORE);
      }
      write(out, notes.get(i));
    }
    return out.one(NO_MORE);
  }

  static List<DecisionNote> readAll(RecordReader in) {
    List<DecisionNote> notes = new ArrayList<>();
    for (int kind = in.one(); kind != NO_MORE; kind = in.one()) {
      DecisionNote note = read(kind, in.frame());
      if (note != null) {
        notes.add(note);
      }
    }
    return List.copyOf(notes);
  }

  /** A frame behind the number of its kind, which its fields tell. */
  private static RecordWriter write(RecordWriter out, DecisionNote note) {
    int kind = out.size();
    int begun = out.one(NO_MORE).begin();
    text(out, note.at());
    return out.put(kind, fields(out, note)).end(begun);
  }

  /** Writes all but the place; gives the number of the kind, which {@link #read} knows. */
  private static int fields(RecordWriter out, DecisionNote note) {
    return switch (note) {
      case Evaluated(_, String then, boolean held, List<Seen> seen) -> {
        list(text(out, then).flag(held), seen, NoteFields::seen);
        yield 1;
      }
      case Excluded(_, String connection, String model, String code, String detail) -> {
        text(text(text(text(out, connection), model), code), detail);
        yield 2;
      }
      case Ordered(_, String mode, List<Place> order, String reason) -> {
        list(text(text(out, mode), reason), order, NoteFields::place);
        yield 3;
      }
      case Followed(_, int attempt, String action, String reason) -> {
        text(text(out.number(attempt), action), reason);
        yield 4;
      }
      case Hedged(_, int attempt, int beside, long after) -> {
        out.number(attempt).number(beside).number(after);
        yield 5;
      }
      case Shadowed(_, String connection, String model, var copy, String reason) -> {
        id(text(text(text(out, connection), model), reason), copy);
        yield 6;
      }
      case ShadowOf(_, var original) -> {
        out.uuid(original);
        yield 7;
      }
      case Omitted(_, int count) -> {
        out.number(count);
        yield 8;
      }
      case UsageRejected(_, int attempt, String field, String claimed) -> {
        text(text(out.number(attempt), field), claimed);
        yield 9;
      }
      case Warned(_, int attempt, String fields) -> {
        text(out.number(attempt), fields);
        yield 10;
      }
      case Degraded(_, String budget, String config, String reason) -> {
        text(text(text(out, budget), config), reason);
        yield 11;
      }
      case Cached cached -> {
        cached(out, cached);
        yield 12;
      }
      case Guarded guarded -> {
        guarded(out, guarded);
        yield 13;
      }
      case ServedBy(_, int attempt, String provider, String generation, String cost) -> {
        text(text(text(out.number(attempt), provider), generation), cost);
        yield 15;
      }
      case Renamed(_, String name, String model) -> {
        text(text(out, name), model);
        yield 14;
      }
    };
  }

  private static @Nullable DecisionNote read(int kind, RecordReader in) {
    return switch (kind) {
      case 1 -> evaluated(in);
      case 2 -> new Excluded(in.text(), in.text(), in.text(), in.text(), in.text());
      case 3 -> ordered(in);
      case 4 -> new Followed(in.text(), (int) in.number(), in.text(), in.text());
      case 5 -> new Hedged(in.text(), (int) in.number(), (int) in.number(), in.number());
      case 6 -> shadowed(in);
      case 7 -> new ShadowOf(in.text(), in.uuid());
      case 8 -> new Omitted(in.text(), (int) in.number());
      case 9 -> new UsageRejected(in.text(), (int) in.number(), in.text(), in.text());
      case 10 -> new Warned(in.text(), (int) in.number(), in.text());
      case 11 -> new Degraded(in.text(), in.text(), in.text(), in.optionalText());
      case 12 -> cached(in);
      case 13 -> guarded(in);
      case 14 -> new Renamed(in.text(), in.text(), in.text());
      case 15 ->
          new ServedBy(
              in.text(), (int) in.number(), in.text(), in.optionalText(), in.optionalText());
      default -> null;
    };
  }

  private static void cached(RecordWriter out, Cached cached) {
    text(text(out, cached.status()), cached.entry())
        .number(cached.ageMillis())
        .number(cached.savedNanoUsd())
        .number(cached.savedMicros())
        .number(Math.round(cached.similarity() * MILLIONTHS));
    text(out, cached.reason());
  }

  private static Cached cached(RecordReader in) {
    return new Cached(
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.number(),
        in.number(),
        in.number() / MILLIONTHS,
        in.optionalText());
  }

  private static void guarded(RecordWriter out, Guarded guarded) {
    text(text(text(out, guarded.side()), guarded.set()), guarded.check());
    text(
        text(text(text(out, guarded.verdict()), guarded.action()), guarded.found()),
        guarded.where());
  }

  private static Guarded guarded(RecordReader in) {
    return new Guarded(
        in.text(),
        in.text(),
        in.optionalText(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text());
  }

  private static Evaluated evaluated(RecordReader in) {
    return new Evaluated(in.text(), in.text(), in.flag(), in.list(NoteFields::seen));
  }

  private static Ordered ordered(RecordReader in) {
    String at = in.text();
    String mode = in.text();
    String reason = in.optionalText();
    return new Ordered(at, mode, in.list(NoteFields::place), reason);
  }

  private static Shadowed shadowed(RecordReader in) {
    String at = in.text();
    String connection = in.text();
    String model = in.text();
    String reason = in.optionalText();
    return new Shadowed(at, connection, model, in.flag() ? in.uuid() : null, reason);
  }

  private static void seen(RecordWriter out, Seen seen) {
    text(text(text(out, seen.field()), seen.wanted()), seen.value()).flag(seen.held());
  }

  private static Seen seen(RecordReader in) {
    return new Seen(in.text(), in.text(), in.optionalText(), in.flag());
  }

  private static void place(RecordWriter out, Place place) {
    text(text(text(out, place.at()), place.label()), place.measure());
  }

  private static Place place(RecordReader in) {
    return new Place(in.text(), in.text(), in.optionalText());
  }

  private static void id(RecordWriter out, @Nullable UUID id) {
    out.flag(id != null);
    if (id != null) {
      out.uuid(id);
    }
  }

  private static <E> void list(RecordWriter out, List<E> all, BiConsumer<RecordWriter, E> element) {
    int size = Math.min(all.size(), MOST_LISTED);
    out.number(size);
    all.subList(0, size).forEach(each -> element.accept(out, each));
  }

  /** Never cut between the halves of a surrogate pair. */
  private static RecordWriter text(RecordWriter out, @Nullable String text) {
    if (text == null || text.length() <= MOST_TEXT) {
      return out.text(text);
    }
    int most = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
    return out.text(text.substring(0, most));
  }
}
