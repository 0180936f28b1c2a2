/** What budgets and limits have in common: scopes, tables, and this node's memory of both. */
@NullMarked
package io.turnpike.billing.rules;

import org.jspecify.annotations.NullMarked;
