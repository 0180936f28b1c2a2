package io.turnpike.billing;

/**
 * How the connections are called that the operator offers to all organizations, and that are paid
 * from credits. No organization can give its own connections such a name.
 */
public final class HouseConnection {

  public static final String PREFIX = "house.";

  private HouseConnection() {}

  /** With a host that a request chose itself it is the caller's business. */
  public static boolean is(String provider) {
    return provider.startsWith(PREFIX) && provider.indexOf('@') < 0;
  }
}
