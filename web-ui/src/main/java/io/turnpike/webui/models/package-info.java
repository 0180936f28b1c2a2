/** The model catalogue, who serves what, and the names that stand for models. */
@NullMarked
package io.turnpike.webui.models;

import org.jspecify.annotations.NullMarked;
