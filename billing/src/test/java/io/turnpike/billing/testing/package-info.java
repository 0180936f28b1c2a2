/** Usage to test with: tenants, events, journals. */
@NullMarked
package io.turnpike.billing.testing;

import org.jspecify.annotations.NullMarked;
