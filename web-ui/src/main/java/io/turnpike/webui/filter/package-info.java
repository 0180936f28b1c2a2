/** What a page's address says it shows: readings, time ranges and the way back into an address. */
@NullMarked
package io.turnpike.webui.filter;

import org.jspecify.annotations.NullMarked;
