/**
 * Which kinds of providers there are, what their vendors publish, and how organizations are
 * connected to them.
 */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.providers;

import org.jspecify.annotations.NullMarked;
