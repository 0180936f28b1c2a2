/** Statements by month: open ones read from the books, closed ones as they were closed. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.statements;

import org.jspecify.annotations.NullMarked;
