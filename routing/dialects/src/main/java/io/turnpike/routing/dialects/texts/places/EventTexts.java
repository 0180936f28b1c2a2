package io.turnpike.routing.dialects.texts.places;

import io.turnpike.routing.dialects.json.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The texts in the data of one event, and what it says of the answer as a whole: what kind of event
 * it is, which part of the answer it is about, and what ends with it.
 */
public final class EventTexts extends TextWalk {

  private final List<String> ended = new ArrayList<>(1);
  private String type = "";
  private long block = -1;
  private long output = -1;
  private long content = -1;
  private long summary = -1;

  public EventTexts() {
    super(true);
  }

  /** Empty for an event that has none. */
  public String type() {
    return type;
  }

  /** Position of a content block; -1 without one. */
  public long block() {
    return block;
  }

  /** Position of an item of output; -1 without one. */
  public long output() {
    return output;
  }

  /** … of a part of its content; -1 without one. */
  public long content() {
    return content;
  }

  /** … of a part of a summary; -1 without one. */
  public long summary() {
    return summary;
  }

  /** Paths to what says of itself why it ends. */
  public List<String> ended() {
    return ended;
  }

  @Override
  protected void text(int start, int stop) {
    Level level = level();
    if (isTop() && level.name.is("type")) {
      type = QuotedText.read(bytes(), start, stop).toLowerCase(Locale.ROOT);
    } else if (level.name.is("finish_reason") || level.name.is("finishReason")) {
      level.finished = true;
    }
    super.text(start, stop);
  }

  @Override
  protected void literal(int start, int stop) {
    Level level = level();
    if (isTop()) {
      position(level.name.shown(), WholeNumber.of(bytes(), start, stop));
    } else if (level.name.is("index")) {
      level.index = WholeNumber.of(bytes(), start, stop);
    }
    super.literal(start, stop);
  }

  private boolean isTop() {
    return level().body && path().length() == 0;
  }

  private void position(String name, long number) {
    switch (name) {
      case "index" -> block = number;
      case "output_index" -> output = number;
      case "content_index" -> content = number;
      case "summary_index" -> summary = number;
      default -> {}
    }
  }

  /** An element's own word for its position is the one that holds for the whole stream. */
  @Override
  protected void closes(int stop, int at) {
    Level done = level();
    String here = done.finished || done.index >= 0 ? path().here() : "";
    super.closes(stop, at);
    String own = here;
    if (level().array && done.index >= 0) {
      own = here.substring(0, done.around) + '/' + done.index;
      for (Place place : places().subList(done.places, places().size())) {
        place.goesBy(own + place.path().substring(here.length()));
      }
    }
    if (done.finished) {
      ended.add(own);
    }
  }
}
