/** Everything known of one request. */
@NullMarked
package io.turnpike.webui.logdetail;

import org.jspecify.annotations.NullMarked;
