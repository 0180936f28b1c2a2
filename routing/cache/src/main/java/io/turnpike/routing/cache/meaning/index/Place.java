package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.tenants.OrganizationId;

/**
 * Whose questions may be told from one another, and never from others.
 *
 * @param partition see {@link Question#partition}
 */
record Place(OrganizationId organization, String partition) {

  static Place of(Question asked) {
    return new Place(asked.key().organization(), asked.partition());
  }
}
