/**
 * Vendors and servers that speak like OpenAI, each as one entry of data under {@code vendors} in
 * the resources, and the one adapter that serves them all.
 */
@NullMarked
package io.turnpike.routing.providers.compatible;

import org.jspecify.annotations.NullMarked;
