package io.turnpike.billing.statements;

import io.turnpike.tenants.Organization;
import java.time.YearMonth;

/** What statements are called: slugs are unique in the installation and never change. */
final class Numbers {

  private Numbers() {}

  static String of(Organization organization, YearMonth month) {
    return organization.slug() + "-" + month;
  }
}
