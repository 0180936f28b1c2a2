/** Payments by Stripe: its Checkout, its customer portal, its webhooks. */
@NullMarked
package io.turnpike.billing.payments.stripe;

import org.jspecify.annotations.NullMarked;
