/**
 * What is to be told to webhooks and people, from the commit until it has arrived or is given up.
 */
@NullMarked
package io.turnpike.tenants.outbox;

import org.jspecify.annotations.NullMarked;
