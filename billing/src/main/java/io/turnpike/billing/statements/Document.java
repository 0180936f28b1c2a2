package io.turnpike.billing.statements;

import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of a closed statement, as JSON. */
record Document(
    String number,
    String organization,
    YearMonth month,
    ZoneId zone,
    Plan plan,
    List<Line> lines,
    Movement credits) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static Document of(Statement open) {
    return new Document(
        open.number(),
        open.organization(),
        open.month(),
        open.zone(),
        open.plan(),
        open.lines(),
        open.credits());
  }

  static Statement read(String text, Closing closing) {
    return JSON.readValue(text, Document.class).closed(closing);
  }

  String text() {
    return JSON.writeValueAsString(this);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private Statement closed(Closing closing) {
    return new Statement(number, organization, month, zone, plan, lines, credits, closing);
  }
}
