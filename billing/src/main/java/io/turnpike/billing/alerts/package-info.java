/** Which thresholds of budgets were reached, and who is told so. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.alerts;

import org.jspecify.annotations.NullMarked;
