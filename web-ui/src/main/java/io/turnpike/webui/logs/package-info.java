/** The request log: filters, pages, live rows. */
@NullMarked
package io.turnpike.webui.logs;

import org.jspecify.annotations.NullMarked;
