/** What guardrails found, from the log, and what people say of it. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.findings;

import org.jspecify.annotations.NullMarked;
