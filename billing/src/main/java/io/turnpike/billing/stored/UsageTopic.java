package io.turnpike.billing.stored;

import java.util.UUID;

/** The announcement that an organization has new rows in its log. */
public final class UsageTopic {

  public static final String NAME = "usage";

  private UsageTopic() {}

  /** {@code <organization> <newest request>}. */
  public static String message(UUID organization, UUID newestRequest) {
    return organization + " " + newestRequest;
  }

  public static boolean concerns(String message, UUID organization) {
    return message.startsWith(organization.toString());
  }
}
