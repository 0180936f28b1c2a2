/** Geometry of the charts that the server draws; templates only place what is computed here. */
@NullMarked
package io.turnpike.webui.chart;

import org.jspecify.annotations.NullMarked;
