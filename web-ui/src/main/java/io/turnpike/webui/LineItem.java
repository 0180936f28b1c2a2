package io.turnpike.webui;

import io.turnpike.billing.Statement;
import io.turnpike.billing.Statement.Line;

/** What a statement's line is for, in a few words. */
public final class LineItem {

  private LineItem() {}

  public static String of(Statement statement, Line line) {
    boolean late = !line.origin().equals(statement.month());
    return switch (line.kind()) {
      case USAGE -> late ? "Usage in " + line.origin() + ", arrived late" : "Usage";
      case RERATING -> "Corrected prices of " + line.origin();
    };
  }
}
