/**
 * What clients of other gateways say in their headers and addresses: one table for each gateway,
 * from its words to ours.
 */
@NullMarked
package io.turnpike.routing.gateway.edge.compatibility;

import org.jspecify.annotations.NullMarked;
