package io.turnpike.routing.guardrails.json;

import com.networknt.schema.Schema;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Texts;
import io.turnpike.routing.guardrails.Texts.Whole;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text has JSON that keeps to a schema.
 *
 * @param schema null for one that was refused
 * @param not whether it must not
 * @param repair whether the text becomes the JSON alone, mended where that is all it takes
 */
record SchemaCheck(@Nullable Schema schema, boolean not, boolean repair) implements SubjectCheck {

  private static final int BYTES = 20_000;

  private static final Verdict.Fail FAIL =
      new Verdict.Fail("The text has no JSON that keeps to the schema.", List.of());

  @Override
  public Verdict check(Subject subject) {
    return repair
        ? repaired(subject)
        : new WholeCheck(
                text -> JsonInText.in(text).stream().anyMatch(this::keeps) != not,
                not ? "The text has JSON that keeps to the schema." : FAIL.sentence(),
                not ? Verdict.PASS : FAIL,
                0)
            .check(subject);
  }

  @Override
  public boolean changes() {
    return repair;
  }

  private Verdict repaired(Subject subject) {
    List<Whole> wholes = Texts.of(subject);
    List<Place> places = new ArrayList<>();
    for (Whole whole : wholes) {
      JsonInText json = best(whole.text());
      if (json == null) {
        return FAIL;
      }
      if (!json.text().equals(whole.text())) {
        replace(whole, json.text(), subject, places);
      }
    }
    if (wholes.isEmpty()) {
      return new WholeCheck(_ -> true, "", FAIL, 0).check(subject);
    }
    return places.isEmpty() ? Verdict.PASS : new Verdict.Changed(List.copyOf(places));
  }

  private @Nullable JsonInText best(String text) {
    for (JsonInText json : JsonInText.in(text)) {
      if (keeps(json)) {
        return json;
      }
    }
    JsonInText mended = JsonRepair.of(text);
    return mended != null && keeps(mended) ? mended : null;
  }

  private boolean keeps(JsonInText json) {
    return schema == null || schema.validate(json.json()).isEmpty();
  }

  /** The first part of the text becomes all of it. */
  private static void replace(Whole whole, String json, Subject subject, List<Place> places) {
    for (int part : whole.parts()) {
      int end = subject.parts().get(part).text().length();
      String text = part == whole.parts().getFirst() ? json : "";
      places.add(new Place(part, new Finding(0, end, "json", text)));
    }
  }

  @Override
  public int weight() {
    return BYTES;
  }
}
