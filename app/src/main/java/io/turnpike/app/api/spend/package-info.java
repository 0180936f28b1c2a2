/** Spend reports, as JSON and as CSV. */
@NullMarked
package io.turnpike.app.api.spend;

import org.jspecify.annotations.NullMarked;
