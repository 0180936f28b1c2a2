/** The quick start: endpoint, key, snippets and the live check of the first call. */
@NullMarked
package io.turnpike.webui.quickstart;

import org.jspecify.annotations.NullMarked;
