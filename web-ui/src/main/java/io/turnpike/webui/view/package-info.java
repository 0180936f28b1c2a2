/** What all pages share: shell, forms, refusals, assets, rendering off the event loop. */
@NullMarked
package io.turnpike.webui.view;

import org.jspecify.annotations.NullMarked;
