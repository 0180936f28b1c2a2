/** E-mail to people, by the operator's own server. */
@NullMarked
package io.turnpike.tenants.mail;

import org.jspecify.annotations.NullMarked;
