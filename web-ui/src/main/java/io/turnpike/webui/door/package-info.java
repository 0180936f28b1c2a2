/** What somebody sees who is not signed in. */
@NullMarked
package io.turnpike.webui.door;

import org.jspecify.annotations.NullMarked;
