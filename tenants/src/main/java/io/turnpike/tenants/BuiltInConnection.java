package io.turnpike.tenants;

import java.net.URI;

/**
 * A connection that every organization has without setting it up. Contributed as a bean; its name
 * is reserved.
 */
public interface BuiltInConnection {

  String name();

  String type();

  /** Read per use: the address may be known only after start. */
  URI baseUrl();

  DataPolicy dataPolicy();
}
