/** What a request itself says about who may serve it, and the plan made of that. */
@org.jspecify.annotations.NullMarked
package io.turnpike.routing.gateway.preference;
