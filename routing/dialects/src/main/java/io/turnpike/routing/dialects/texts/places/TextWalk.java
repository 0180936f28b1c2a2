package io.turnpike.routing.dialects.texts.places;

import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.ObjectWalk;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the texts in a document of any dialect, in one pass. Whose a text is may be said after it,
 * so a place waits for that until what is around it ends. For one document.
 */
public class TextWalk extends ObjectWalk {

  private static final int MOST = 1 << 17;
  private static final int LONGEST_NAME = 64;
  private static final int SHORTEST_NUMBER = 8;
  private static final int LONGEST_NUMBER = 64;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final boolean answer;
  private final List<Level> levels = new ArrayList<>(8);
  private final List<Place> places = new ArrayList<>();
  private final Deque<Place> unsaid = new ArrayDeque<>();
  private final List<Span> tokens = new ArrayList<>();
  private final PointerPath path = new PointerPath();
  private final Level around = new Level();
  private Level level = around;

  /** Bytes of a list of tokens. */
  public record Span(int start, int stop) {}

  /**
   * @param answer whether what it says of tokens repeats what else is in it
   */
  public TextWalk(boolean answer) {
    super(JsonParsers.DEEPEST);
    this.answer = answer;
    level.open(true, new Sense(Sense.Kind.BODY, null), Zone.PLAIN);
  }

  /** False for what is no JSON object or array, or has too many texts. */
  public final boolean read(byte[] data, int start, int stop) {
    boolean marked =
        stop - start > MARK.length
            && Arrays.equals(data, start, start + MARK.length, MARK, 0, MARK.length);
    return walk(data, marked ? start + MARK.length : start, stop) && places.size() < MOST;
  }

  /** In the order in which they stand. */
  public final List<Place> places() {
    return places;
  }

  /** What is to go when a text is changed that it repeats. */
  public final List<Span> tokens() {
    return tokens;
  }

  /** The innermost that is open. */
  final Level level() {
    return level;
  }

  final PointerPath path() {
    return path;
  }

  @Override
  protected boolean mayBeArray() {
    return true;
  }

  @Override
  protected void field(int start, int stop, int at) {
    FieldName name = FieldName.of(bytes(), start, stop);
    level.name = name;
    level.sense = name.sense(level.zone, level.body, answer);
    if (isOwn(name) && stop > start) {
      add(new Place(start - 1, stop + 1, path.to(level), false, true), null);
    }
  }

  /** Whether a person or a model chose it. */
  private boolean isOwn(FieldName name) {
    return switch (level.zone) {
      case FREE, SCHEMA_NAMES -> true;
      case PLAIN, SCHEMA -> !name.word();
      case TOKENS -> !answer && !name.word();
    };
  }

  @Override
  protected void text(int start, int stop) {
    if (stop > start && isText(start, stop)) {
      boolean json = level.sense.kind() == Sense.Kind.ARGUMENTS;
      boolean free = level.zone == Zone.FREE;
      add(new Place(start - 1, stop + 1, path.to(level), json, free), level.sense.role());
    }
    level.position++;
  }

  private boolean isText(int start, int stop) {
    return switch (level.sense.kind()) {
      case PLAIN, TURNS, BODY, FREE, SCHEMA, SCHEMA_NAMES, ARGUMENTS -> true;
      case TOKENS -> !answer;
      case SETTING -> !TextShape.isSetting(bytes(), start, stop);
      case SEALED -> !TextShape.isSealed(bytes(), start, stop);
      case MEDIA -> !TextShape.isMedium(bytes(), start, stop);
      case ROLE -> {
        level.spokenBy(level.turn ? TextRoles.spokenBy(word(start, stop)) : null);
        yield !TextShape.isSetting(bytes(), start, stop);
      }
      case TYPE -> {
        level.typed(TextRoles.in(word(start, stop)));
        yield !TextShape.isSetting(bytes(), start, stop);
      }
    };
  }

  /** Long numbers are texts where somebody could have meant them so: of a card, or a telephone. */
  @Override
  protected void literal(int start, int stop) {
    if (level.zone == Zone.FREE && isNumber(start, stop)) {
      add(new Place(start, stop, path.to(level), false, true), level.sense.role());
    } else if (level.name.is("thought") && bytes()[start] == 't') {
      level.typed(Role.REASONING);
    }
    level.position++;
  }

  private boolean isNumber(int start, int stop) {
    boolean number = stop - start >= SHORTEST_NUMBER && stop - start <= LONGEST_NUMBER;
    for (int at = start; number && at < stop; at++) {
      number = bytes()[at] >= '0' && bytes()[at] <= '9';
    }
    return number;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    Level outer = level;
    int length = path.length();
    if (at > 0) {
      path.enter(outer);
      outer.position++;
    }
    if (levels.size() == at) {
      levels.add(new Level());
    }
    Level inner = levels.get(at);
    inner.open(array, outer.sense, outer.zone);
    inner.start = start;
    inner.around = length;
    inner.places = places.size();
    inner.unsaid = unsaid.size();
    level = inner;
  }

  @Override
  protected void closes(int stop, int at) {
    Level done = level;
    say(done);
    path.leaveTo(done.around);
    level = at == 0 ? around : levels.get(at - 1);
    if (done.zone == Zone.TOKENS && level.zone != Zone.TOKENS) {
      tokens.add(new Span(done.start, stop));
    }
  }

  private void say(Level done) {
    Role role = done.role();
    if (role != null) {
      while (unsaid.size() > done.unsaid) {
        unsaid.pop().says(role);
      }
    }
  }

  private void add(Place place, @Nullable Role role) {
    if (places.size() == MOST) {
      return;
    }
    places.add(place);
    if (role == null) {
      unsaid.push(place);
    } else {
      place.says(role);
    }
  }

  /** Of an API's; longer ones are none. */
  private String word(int start, int stop) {
    return stop - start > LONGEST_NAME ? "" : QuotedText.read(bytes(), start, stop);
  }
}
