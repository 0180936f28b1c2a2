package io.turnpike.routing.conversion.litellm.management;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Source;

/** What the report says of a bound that makes none. */
final class UnusableBound {

  private UnusableBound() {}

  /**
   * @param wanted what it would have to be
   */
  static void tell(Source field, String wanted) {
    String text = field.text();
    if (field.json().isNull()) {
      field.carried("No limit, here as well.");
    } else if (text != null && text.startsWith("os.environ/")) {
      field.lost(
          "Left out: its value is not in the file. Set it once you know " + quoted(text) + ".");
    } else {
      field.lost("Left out: it is not " + wanted + ", and there is no limit of anything else.");
    }
  }
}
