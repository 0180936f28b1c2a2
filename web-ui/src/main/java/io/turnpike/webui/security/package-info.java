/** Who may open a page: session cookie, CSRF, headers. Shared with the management API's chain. */
@NamedInterface
@NullMarked
package io.turnpike.webui.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
