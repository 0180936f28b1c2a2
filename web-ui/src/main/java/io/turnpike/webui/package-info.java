/** See: the server-rendered console; each sub-package with a controller is one page. */
@NullMarked
package io.turnpike.webui;

import org.jspecify.annotations.NullMarked;
