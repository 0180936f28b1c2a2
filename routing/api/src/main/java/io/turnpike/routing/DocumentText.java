package io.turnpike.routing;

import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Config documents as people read them. */
public final class DocumentText {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final Separators SPACING =
      Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);

  /** Numbers stay as exact as they were written. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private DocumentText() {}

  /** A key a line, two blanks a level, and a line end at the end. */
  public static String of(JsonNode document) {
    return JSON.writer()
            .with(new DefaultPrettyPrinter(SPACING).withObjectIndenter(INDENT))
            .writeValueAsString(document)
        + "\n";
  }

  /** What programs write on one line, spread over several; anything else as it is. */
  public static String readable(String document) {
    return document.strip().contains("\n") ? document : spread(document);
  }

  /** Whether two documents differ in nothing but the blanks between their words. */
  public static boolean same(String one, String other) {
    return one.equals(other) || spread(one).equals(spread(other));
  }

  private static String spread(String document) {
    try {
      return of(JSON.readTree(document));
    } catch (JacksonException unreadable) {
      return document;
    }
  }
}
