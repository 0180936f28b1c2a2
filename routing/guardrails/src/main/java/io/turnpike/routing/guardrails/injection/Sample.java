package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.disguise.ReadText;
import io.turnpike.routing.guardrails.disguise.Reading;
import io.turnpike.routing.guardrails.disguise.Readings;
import io.turnpike.routing.guardrails.disguise.TextFolding;
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
record Sample(Features features, ReadText folded, @Nullable Reading reading) {

  /**
   * The text as it stands first, then its sentences if it is long or a document, then as it may be
   * decoded. A window of a long text is not judged as a whole: so many words would make up any
   * evidence.
   *
   * @param guard what the application's own instructions say, folded; empty for none
   */
  static List<Sample> of(String text, SampledWindow window, String guard, Set<Shape> known) {
    boolean cut = window.end() - window.start() < text.length();
    ReadText folded = TextFolding.of(text, window.start(), window.end());
    Features whole = FeatureReader.of(folded, guard, known);
    List<Sample> samples = new ArrayList<>(sentences(folded, whole, cut));
    if (!cut || samples.isEmpty()) {
      samples.addFirst(new Sample(whole, folded, null));
    }
    for (Reading each : Readings.of(text.substring(window.start(), window.end()), folded)) {
      ReadText shown = TextFolding.of(each.text());
      Set<Shape> shapes = EnumSet.of(shape(each));
      samples.add(new Sample(FeatureReader.of(shown, guard, shapes), shown, each));
    }
    return samples;
  }

  /** None where the text is short and no document. */
  private static List<Sample> sentences(ReadText folded, Features whole, boolean cut) {
    boolean document = cut || whole.has(Shape.DOCUMENT.ordinal());
    if (!document && !whole.has(Shape.OVER_640.ordinal())) {
      return List.of();
    }
    List<Sample> sentences = new ArrayList<>();
    for (Segment each : Segment.of(folded.text())) {
      ReadText sentence = folded.part(each.start(), each.end());
      Features features = FeatureReader.ofSegment(sentence, cut ? each.within() : each, document);
      sentences.add(new Sample(features, sentence, null));
    }
    return sentences;
  }

  private static Shape shape(Reading reading) {
    return switch (reading.how()) {
      case "tags", "selectors" -> Shape.HIDDEN_READING;
      case "spaced_letters", "leetspeak" -> Shape.SPELLED_READING;
      case "spelled_words" -> Shape.ANY;
      default -> Shape.ENCODED_READING;
    };
  }
}
