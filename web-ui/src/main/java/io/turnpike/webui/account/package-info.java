/** One's own account: password, and where one is logged in. */
@NullMarked
package io.turnpike.webui.account;

import org.jspecify.annotations.NullMarked;
