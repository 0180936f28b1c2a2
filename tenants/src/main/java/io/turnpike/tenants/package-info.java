/**
 * Who is calling: organizations, teams, keys, provider connections. This package is the module's
 * API.
 */
@NullMarked
package io.turnpike.tenants;

import org.jspecify.annotations.NullMarked;
