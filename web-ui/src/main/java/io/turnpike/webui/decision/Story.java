package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.webui.chart.Waterfall;
import io.turnpike.webui.format.Amounts;
import java.util.List;

/**
 * What was decided and what was tried, in the order it happened. For {@code decision/story ::
 * story}.
 */
public record Story(List<Step> steps, Waterfall waterfall) {

  /** Of a request that was made. */
  public static Story of(UsageEvent event) {
    Waterfall waterfall =
        Waterfall.of(
            event.attempts(),
            event.timing().totalMicros(),
            event.timing().firstTokenMicros(),
            Amounts::micros);
    return new Story(
        new StoryBuilder(tries(waterfall)).notes(event.decided().notes()).ending(event).steps(),
        waterfall);
  }

  /** Of one that was not. */
  public static Story of(List<DecisionNote> notes) {
    Waterfall nothing = Waterfall.of(List.of(), 0, -1, Amounts::micros);
    return new Story(new StoryBuilder(List.of()).notes(notes).steps(), nothing);
  }

  public List<AttemptLine> tries() {
    return tries(waterfall);
  }

  private static List<AttemptLine> tries(Waterfall waterfall) {
    return waterfall.lanes().stream().map(AttemptLine::new).toList();
  }
}
