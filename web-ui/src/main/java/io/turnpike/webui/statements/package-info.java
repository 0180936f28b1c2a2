/** Statements by month: the list, and one of them. */
@NullMarked
package io.turnpike.webui.statements;

import org.jspecify.annotations.NullMarked;
