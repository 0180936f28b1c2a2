package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.text.FoldedText;
import io.turnpike.routing.guardrails.text.Reading;
import io.turnpike.routing.guardrails.text.Readings;
import io.turnpike.routing.guardrails.text.TextFolding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a text, with its features.
 *
 * @param folded what it was read from; its places are those of {@code reading} where there is one
 * @param reading null for the text as it stands
 */
record Sample(Features features, FoldedText folded, @Nullable Reading reading) {

  /**
   * The text as it stands first, then its sentences if it is long or a document, then as it may be
   * decoded.
   *
   * @param guard what the application's own instructions say, folded; empty for none
   */
  static List<Sample> of(String text, int start, int end, String guard, Set<Shape> known) {
    FoldedText folded = TextFolding.of(text, start, end);
    List<Sample> samples = new ArrayList<>();
    Features whole = FeatureReader.of(folded, guard, known);
    samples.add(new Sample(whole, folded, null));
    boolean document = whole.has(Shape.DOCUMENT.ordinal());
    if (document || whole.has(Shape.OVER_640.ordinal())) {
      for (Segment each : Segment.of(folded.text())) {
        FoldedText sentence = folded.part(each.start(), each.end());
        samples.add(new Sample(FeatureReader.ofSegment(sentence, each, document), sentence, null));
      }
    }
    for (Reading each : Readings.of(text.substring(start, end), folded)) {
      FoldedText shown = TextFolding.of(each.text());
      Set<Shape> shapes = EnumSet.of(shape(each));
      samples.add(new Sample(FeatureReader.of(shown, guard, shapes), shown, each));
    }
    return samples;
  }

  private static Shape shape(Reading reading) {
    return switch (reading.how()) {
      case "tags", "selectors" -> Shape.HIDDEN_READING;
      case "spaced_letters", "leetspeak" -> Shape.SPELLED_READING;
      default -> Shape.ENCODED_READING;
    };
  }
}
