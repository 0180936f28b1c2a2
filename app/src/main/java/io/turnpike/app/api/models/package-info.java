/** The model catalogue as an organization sees it, and the names it gives to models. */
@NullMarked
package io.turnpike.app.api.models;

import org.jspecify.annotations.NullMarked;
