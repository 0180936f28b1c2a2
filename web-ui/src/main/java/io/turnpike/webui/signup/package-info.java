/** The sign-up page. */
@NullMarked
package io.turnpike.webui.signup;

import org.jspecify.annotations.NullMarked;
