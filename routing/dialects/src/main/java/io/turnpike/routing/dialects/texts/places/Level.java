package io.turnpike.routing.dialects.texts.places;

import io.turnpike.routing.guard.TextPart.Role;
import org.jspecify.annotations.Nullable;

/** An object or array that is open, while it is walked over. Used again for the next as deep. */
final class Level {

  boolean array;
  boolean body;
  boolean turn;
  Zone zone = Zone.PLAIN;

  /** Of the array's elements, or of the field whose value comes next. */
  Sense sense = Sense.PLAIN;

  /** Of that field. */
  FieldName name = FieldName.NONE;

  /** Position of the next element. */
  int position;

  /** Offset of its first byte. */
  int start;

  /** How long the pointer to what is around it is. */
  int around;

  /** How many places there were before it. */
  int places;

  /** How many of them nobody had said the role of. */
  int unsaid;

  /** What it says its own place in a list is, which may be another than it has here; or -1. */
  long index;

  /** It says why what is told in it ends. */
  boolean finished;

  private @Nullable Role named;
  private @Nullable Role spoken;
  private @Nullable Role typed;

  /** It begins. */
  void open(boolean isArray, Sense of, Zone around) {
    array = isArray;
    body = !isArray && of.kind() == Sense.Kind.BODY;
    turn = !isArray && of.kind() == Sense.Kind.TURNS;
    zone = of.zone(around);
    sense = of;
    name = FieldName.NONE;
    position = 0;
    index = -1;
    finished = false;
    named = of.role();
    spoken = null;
    typed = null;
  }

  void spokenBy(@Nullable Role role) {
    spoken = role;
  }

  /** What the type of an object says of its texts; what is given to a model stays that. */
  void typed(@Nullable Role role) {
    typed = named == Role.SYSTEM || named == Role.TOOL_DEFINITION ? null : role;
  }

  /** Of the texts in it that nothing further inside says it of; null where it does not say. */
  @Nullable Role role() {
    return spoken != null ? spoken : typed != null ? typed : named;
  }
}
