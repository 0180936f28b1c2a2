/** The management API's resource for prices. */
@NullMarked
package io.turnpike.app.api.prices;

import org.jspecify.annotations.NullMarked;
