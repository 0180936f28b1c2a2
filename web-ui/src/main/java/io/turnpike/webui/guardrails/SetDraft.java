package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set being written.
 *
 * @param base the version it is written on; 0 for a set that does not exist yet
 * @param mistakes why it was not stored; empty otherwise
 * @param theirs what somebody else stored meanwhile; null for nothing
 */
public record SetDraft(
    String name,
    String document,
    int base,
    boolean fresh,
    List<Mistake> mistakes,
    @Nullable String theirs) {

  private static final String NAME = "/name";

  private static final String FRESH =
      """
      {
        "scope": { "organization": true },
        "input_guardrails": [
          { "pii": { "entities": ["email", "credit_card"] }, "action": "redact" }
        ],
        "output_guardrails": [],
        "observe": true
      }
      """;

  static SetDraft blank() {
    return new SetDraft("", FRESH, 0, true, List.of(), null);
  }

  static SetDraft of(NamedSet set) {
    String document = DocumentText.readable(set.document());
    return new SetDraft(set.name(), document, set.version(), false, List.of(), null);
  }

  static SetDraft created(Submitted submitted) {
    return new SetDraft(
        submitted.text("name"), submitted.document("document"), 0, true, List.of(), null);
  }

  static SetDraft changed(String name, Submitted submitted) {
    return new SetDraft(
        name, submitted.document("document"), base(submitted), false, List.of(), null);
  }

  /** Of a form that may be either's. */
  static SetDraft submitted(Submitted submitted) {
    String name = submitted.text("set");
    return name.isEmpty() ? created(submitted) : changed(name, submitted);
  }

  SetDraft with(String other) {
    return new SetDraft(name, other, base, fresh, List.of(), theirs);
  }

  /** As its document has them. */
  public CommonChecks common() {
    return CommonChecks.of(document);
  }

  SetDraft refused(List<Mistake> why) {
    return new SetDraft(name, document, base, fresh, why, theirs);
  }

  /** Saved again, it takes the place of theirs. */
  SetDraft over(NamedSet other) {
    String readable = DocumentText.readable(other.document());
    return new SetDraft(name, document, other.version(), false, mistakes, readable);
  }

  public String title() {
    return fresh ? "New set of guardrails" : "Guardrails " + name;
  }

  /** Of the name of a new set; the document's own stand beside it. */
  public @Nullable String nameMistake() {
    return mistakes.stream()
        .filter(mistake -> fresh && mistake.pointer().equals(NAME))
        .map(Mistake::message)
        .findFirst()
        .orElse(null);
  }

  public List<Mistake> documentMistakes() {
    return mistakes.stream().filter(mistake -> !fresh || !mistake.pointer().equals(NAME)).toList();
  }

  /** A number that is none was not written by this page. */
  private static int base(Submitted submitted) {
    try {
      return Integer.parseInt(submitted.text("base"));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
