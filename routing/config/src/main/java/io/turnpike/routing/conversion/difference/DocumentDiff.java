package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.config.DocumentLanguage;
import java.util.List;

/**
 * Compares what two documents compile to, so that spelling, order of keys, inheritance and defaults
 * written out make no difference.
 */
public final class DocumentDiff {

  private DocumentDiff() {}

  /** InvalidInput for a document that does not compile. */
  public static List<Change> between(String before, String after) {
    Shape old = Shape.of(DocumentLanguage.compiled(before));
    Shape now = Shape.of(DocumentLanguage.compiled(after));
    Changes changes = new Changes();
    new Comparison(changes).compare(old, now);
    return changes.list();
  }
}
