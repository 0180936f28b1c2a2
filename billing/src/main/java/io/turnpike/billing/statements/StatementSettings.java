package io.turnpike.billing.statements;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param closeOnDay of the next month, on which a statement is closed by itself; 0 where people do
 */
@ConfigurationProperties("turnpike.statements")
record StatementSettings(@DefaultValue("3") int closeOnDay) {

  StatementSettings {
    if (closeOnDay < 0 || closeOnDay > 28) {
      throw new IllegalArgumentException(
          "turnpike.statements.close-on-day must be 0 to 28, not " + closeOnDay);
    }
  }
}
