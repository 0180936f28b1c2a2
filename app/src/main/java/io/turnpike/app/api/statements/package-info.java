/** Statements and the entries behind them, as JSON, CSV and PDF. */
@NullMarked
package io.turnpike.app.api.statements;

import org.jspecify.annotations.NullMarked;
