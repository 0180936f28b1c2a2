/**
 * Who is calling: organizations, teams, keys, provider connections. This package is the module's
 * API, and so is what is public in its named rooms.
 */
@NullMarked
package io.turnpike.tenants;

import org.jspecify.annotations.NullMarked;
